import type { OrderView, requestReturn } from '@loja/contracts/http/ordering.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import { dayText } from './moments.ts';
import type { OrderPageProps } from './order-page.tsx';

export type Returning = BodySentOf<typeof requestReturn>;
type Line = OrderView['lines'][number];
type Props = {
  order: OrderView;
  props: OrderPageProps;
  giveBack: (body: Returning) => Promise<Failure | undefined>;
};

const unitsLeft = ({ quantity, cancelled = 0, returned = 0 }: Line): number =>
  quantity - cancelled - returned;

const LineChoice = ({ line, units, words, onUnits }: LineProps) => (
  <label class="return-line">
    <span>
      {line.name} <small>{line.variantLabel}</small>
    </span>
    <select
      aria-label={fill(words.quantity, { name: `${line.name}, ${line.variantLabel}` })}
      value={units}
      onChange={(event) => onUnits(Number(event.currentTarget.value))}
    >
      <option value={0}>{words.none}</option>
      {Array.from({ length: unitsLeft(line) }, (_, i) => (
        <option key={i} value={i + 1}>
          {i + 1}
        </option>
      ))}
    </select>
  </label>
);
type LineProps = {
  line: Line;
  units: number;
  words: OrderPageProps['life']['return'];
  onUnits: (units: number) => void;
};

const Choice = ({ value, text, chosen, onChoose }: ChoiceProps) => (
  <label class="return-choice">
    <input
      type="radio"
      name="devolucao"
      value={value}
      checked={chosen === value}
      onChange={() => onChoose(value)}
    />
    {text}
  </label>
);
type Resolution = Returning['resolution'];
type ChoiceProps = {
  value: Resolution;
  text: string;
  chosen: Resolution;
  onChoose: (resolution: Resolution) => void;
};

const useReturning = ({ order, props, giveBack }: Props) => {
  const lines = order.lines.filter((line) => unitsLeft(line) > 0);
  const [units, setUnits] = useState<Record<string, number>>({});
  const [resolution, setResolution] = useState<Resolution>('refund');
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const of = (line: Line): number => units[line.sku] ?? unitsLeft(line);
  const send = async () => {
    const chosen = lines.flatMap((line) => (of(line) > 0 ? [{ sku: line.sku, quantity: of(line) }] : []));
    if (chosen.length === 0) return setProblem(props.life.return.nothing);
    setSending(true);
    const failure = await giveBack({ lines: chosen, resolution, ...(reason.trim() ? { reason } : {}) });
    setSending(false);
    setProblem(failure && problemText(failure, props.words));
  };
  const choose = (line: Line, count: number) => setUnits((before) => ({ ...before, [line.sku]: count }));
  return { lines, of, choose, resolution, setResolution, reason, setReason, sending, problem, send };
};

/** What has not come yet is given up as a whole, and for its money. */
const isUnderWay = ({ status }: OrderView): boolean => status === 'shipped';

type WhatProps = { form: ReturnType<typeof useReturning>; words: OrderPageProps['life']['return'] };
const What = ({ form, words }: WhatProps) => (
  <>
    <fieldset>
      <legend>{words.which}</legend>
      {form.lines.map((line) => (
        <LineChoice
          key={line.sku}
          line={line}
          units={form.of(line)}
          words={words}
          onUnits={(count) => form.choose(line, count)}
        />
      ))}
    </fieldset>
    <fieldset>
      <legend>{words.what}</legend>
      <Choice value="refund" text={words.refund} chosen={form.resolution} onChoose={form.setResolution} />
      <Choice value="exchange" text={words.exchange} chosen={form.resolution} onChoose={form.setResolution} />
    </fieldset>
  </>
);

const Form = ({ onGiveUp, ...given }: Props & { onGiveUp: () => void }) => {
  const form = useReturning(given);
  const words = given.props.life.return;
  return (
    <form
      class="pay-box return-form"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        form.send().catch(() => undefined);
      }}
    >
      {!isUnderWay(given.order) && <What form={form} words={words} />}
      <div class="field">
        <label for="devolucao-motivo">{words.reason}</label>
        <textarea
          id="devolucao-motivo"
          rows={2}
          maxLength={300}
          value={form.reason}
          onInput={(event) => form.setReason(event.currentTarget.value)}
        />
      </div>
      {form.problem && (
        <p class="notice notice-bad" role="alert">
          {form.problem}
        </p>
      )}
      <div class="pay-actions">
        <button class="button" type="submit" disabled={form.sending}>
          {form.sending ? words.sending : words.send}
        </button>
        <button class="button button-line" type="button" disabled={form.sending} onClick={onGiveUp}>
          {words.giveUp}
        </button>
      </div>
    </form>
  );
};

/**
 * Withdrawing by the same means by which one bought (Decreto 7.962/2013 art. 5 §1), without a reason: while the parcel is
 * under way, and in seven days of its delivery.
 */
export const ReturnBlock = (given: Props) => {
  const [open, setOpen] = useState(false);
  const { order, props } = given;
  if (!order.allowed.return) return null;
  const words = props.life.return;
  const { returnUntil } = order;
  return (
    <section class="returns no-print">
      <p>
        {returnUntil === undefined
          ? words.introUnderWay
          : fill(words.intro, { date: dayText(returnUntil, props.words.locale) })}
      </p>
      {open ? (
        <Form {...given} onGiveUp={() => setOpen(false)} />
      ) : (
        <button class="button button-line button-small" type="button" onClick={() => setOpen(true)}>
          {isUnderWay(order) ? words.openUnderWay : words.open}
        </button>
      )}
    </section>
  );
};
