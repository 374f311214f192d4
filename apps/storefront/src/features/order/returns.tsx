import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import { CodeBox } from './code-box.tsx';
import { dayText } from './moments.ts';
import { OrderLink } from './order-link.tsx';
import type { OrderPageProps } from './order-page.tsx';

type Props = { order: OrderView; props: Pick<OrderPageProps, 'life' | 'words'> };
type Returned = NonNullable<OrderView['returns']>[number];

const Parcel = ({ given, seen }: { given: Returned; seen: Props }) => {
  const { life, words } = seen.props;
  const day = (iso: string) => dayText(iso, words.locale);
  const named = (sku: string) => seen.order.lines.find((line) => line.sku === sku);
  return (
    <article class="pay-box">
      <h3>
        {given.cause
          ? life.notDelivered[given.cause]
          : fill(life.return.asked[given.resolution], { date: day(given.requestedAt) })}
      </h3>
      <ul>
        {given.lines.map(({ sku, quantity }) => (
          <li key={sku}>
            {quantity} × {named(sku)?.name ?? sku}
          </li>
        ))}
      </ul>
      {given.postage && !given.receivedAt && (
        <>
          <CodeBox
            id={`postagem-${given.returnId}`}
            label={fill(life.return.postage, { carrier: given.postage.carrier })}
            code={given.postage.code}
            words={life}
          />
          <p>{fill(life.return.steps, { date: day(given.postage.validUntil) })}</p>
        </>
      )}
      {!given.postage && !given.receivedAt && <p>{life.return.codeFollows}</p>}
      {given.receivedAt && given.cause !== 'lost' && (
        <p>{fill(life.return.received, { date: day(given.receivedAt) })}</p>
      )}
      {given.replacementOrderId && (
        <p>
          {life.return.replacement}{' '}
          <OrderLink
            from={seen.order.orderId}
            to={given.replacementOrderId}
            text={fill(life.seeOrder, { id: given.replacementOrderId })}
          />
        </p>
      )}
    </article>
  );
};

/** Every return of the order: the postage code while its parcel is awaited, what became of it after. */
export const Returns = (seen: Props) => {
  const given = seen.order.returns ?? [];
  return given.length === 0 ? null : (
    <section class="returns" aria-labelledby="devolucoes">
      <h2 id="devolucoes">{seen.props.life.return.listTitle}</h2>
      {given.map((one) => (
        <Parcel key={one.returnId} given={one} seen={seen} />
      ))}
    </section>
  );
};
