import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { momentText } from './moments.ts';
import type { OrderPageProps } from './order-page.tsx';

type Entry = OrderView['timeline'][number];
type Props = { order: OrderView; props: Pick<OrderPageProps, 'order' | 'life' | 'words'> };

/** What the event was about: which goods, how much, by which carrier. */
const detailsOf = ({ detail, reason }: Entry, { order, props: { life } }: Props): string[] => {
  const line = order.lines.find(({ sku }) => sku === detail?.sku);
  return [
    line ? `${detail?.quantity ?? 1} × ${line.name} (${line.variantLabel})` : undefined,
    detail?.trackingCode &&
      fill(life.trackingText, { carrier: detail.carrier ?? '', code: detail.trackingCode }),
    detail?.amount && reaisOf(detail.amount),
    detail?.card && fill(life.paidWith.card, { ...detail.card, count: detail.card.installments }),
    detail?.refusal && life.refused[detail.refusal],
    detail?.won === undefined ? undefined : detail.won ? life.won : life.lost,
    reason && `“${reason}”`,
  ].filter((text): text is string => Boolean(text));
};

const Step = ({ entry, seen }: { entry: Entry; seen: Props }) => {
  const { order: words, life, words: page } = seen.props;
  return (
    <li>
      <strong>{entry.event ? life.events[entry.event] : words.statuses[entry.status]}</strong>
      {detailsOf(entry, seen).map((text) => (
        <span key={text}>{text}</span>
      ))}
      <span class="timeline-when">
        <time dateTime={entry.at}>{momentText(entry.at, page.locale)}</time> · {life.actors[entry.actor]}
      </span>
    </li>
  );
};

/** All that happened to the order and its money: what, when, by whom, and why where it was said. */
export const Timeline = (seen: Props) => (
  <section aria-labelledby="andamento">
    <h2 id="andamento">{seen.props.order.timeline}</h2>
    <ol class="timeline">
      {seen.order.timeline.map((entry, i) => (
        <Step key={`${entry.at}-${i}`} entry={entry} seen={seen} />
      ))}
    </ol>
  </section>
);
