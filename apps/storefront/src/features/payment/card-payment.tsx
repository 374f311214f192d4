import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { PaymentView } from '@loja/contracts/http/payments.ts';
import type { Money } from '@loja/kernel/money.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';
import type { OrderPageProps } from '../order/order-page.tsx';
import type { CardForm } from './card-form.tsx';
import type { Paying } from './use-paying.ts';

const leftText = (left: number, words: PaymentWords): string =>
  fill(left === 1 ? words.attemptsLeft.one : words.attemptsLeft.other, { count: left });

/** Why the last card was refused. Whoever has just tried is led here; whoever only opens the page is not. */
const Refusal = ({ payment, words }: { payment: PaymentView; words: PaymentWords }) => {
  const notice = useRef<HTMLDivElement>(null);
  const tries = payment.attempts?.length ?? 0;
  const seen = useRef(tries);
  const isRefused = payment.method === 'card' && payment.status === 'failed';
  useEffect(() => {
    if (isRefused && tries > seen.current) notice.current?.focus();
    seen.current = tries;
  }, [tries, isRefused]);
  if (!isRefused) return null;
  return (
    <div class="notice notice-bad pay-refusal" role="alert" tabIndex={-1} ref={notice} key={tries}>
      <p>
        <strong>{words.refused}</strong>
      </p>
      <p>{words.refusals[payment.refusal ?? 'other']}</p>
      {payment.attemptsLeft !== undefined && payment.attemptsLeft > 0 && (
        <p>{leftText(payment.attemptsLeft, words)}</p>
      )}
    </div>
  );
};

type Loaded = { Form?: typeof CardForm; failed?: boolean };

/** Its code comes with the form: whoever pays by Pix never loads it. */
const useForm = () => {
  const [loaded, setLoaded] = useState<Loaded>({});
  const load = () => {
    setLoaded({});
    import('./card-form.tsx')
      .then(({ CardForm: Form }) => setLoaded({ Form }))
      .catch(() => setLoaded({ failed: true }));
  };
  useEffect(load, []);
  return { ...loaded, load };
};

type CardProps = { order: OrderView; total: Money; paying: Paying; props: OrderPageProps };

const Form = ({ total, paying, props }: CardProps) => {
  const { payment, words } = props;
  const { Form: Loaded, failed, load } = useForm();
  const { cardFields } = payment;
  if (failed || !cardFields)
    return (
      <div class="notice notice-bad" role="alert">
        <p>{payment.words.card.unavailable}</p>
        <button class="button button-line button-small" type="button" onClick={load}>
          {words.retry}
        </button>
      </div>
    );
  return Loaded ? (
    <Loaded
      total={total}
      paying={paying}
      payment={{ ...payment, cardFields }}
      locale={words.locale}
      retry={words.retry}
    />
  ) : (
    <p role="status">{payment.words.card.loading}</p>
  );
};

export const CardPayment = (card: CardProps) => {
  const { order, total, props } = card;
  const { payment } = order;
  const { words } = props.payment;
  const isHeld = payment.method === 'card' && payment.status === 'pending';
  return (
    <section class="pay-box" aria-labelledby="cartao-titulo">
      <h2 id="cartao-titulo">{words.card.title}</h2>
      <p class="pix-amount">{reaisOf(total)}</p>
      <Refusal payment={payment} words={words} />
      {isHeld && (
        <p class="notice" role="status">
          {words.card.waiting}
        </p>
      )}
      {!isHeld && payment.attemptsLeft !== 0 && <Form {...card} />}
    </section>
  );
};
