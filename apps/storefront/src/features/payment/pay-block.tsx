import type { OrderView } from '@loja/contracts/http/ordering.ts';
import type { PaymentMethod, PaymentView } from '@loja/contracts/http/payments.ts';
import type { SiteSettings } from '@loja/contracts/site.ts';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';
import type { OrderPageProps } from '../order/order-page.tsx';
import { PixCode } from '../order/pix-code.tsx';
import { BoletoSlip } from './boleto-slip.tsx';
import { CardPayment } from './card-payment.tsx';
import { Challenge } from './challenge.tsx';
import { MethodSwitch, type Prices } from './method-switch.tsx';
import { type Pay, type Paying, usePaying } from './use-paying.ts';

/** What the order's page knows for paying. */
export type PaymentProps = SiteSettings & {
  words: PaymentWords;
  installments: { max: number; minimumCents: number };
};

type BlockProps = { order: OrderView; pay: Pay; look: () => void; props: OrderPageProps };

const METHODS = ['pix', 'card', 'boleto'] as const;

const pricesOf = ({ pricedBy, totals, payment }: OrderView): Prices =>
  pricedBy
    ? Object.fromEntries(Object.entries(pricedBy).map(([method, { total }]) => [method, total]))
    : { [payment.method]: totals.total };

const ENDED: readonly PaymentView['status'][] = ['expired', 'cancelled', 'failed'];

/** A code or slip that nobody can pay any more; a card's form is never over. */
const isOver = ({ method, status, pix }: PaymentView): boolean =>
  method !== 'card' &&
  (ENDED.includes(status) ||
    (status === 'pending' && pix !== undefined && Date.parse(pix.expiresAt) <= Date.now()));

type ShownProps = BlockProps & { method: PaymentMethod; prices: Prices; paying: Paying };

const Shown = (all: ShownProps) => {
  const { order, look, props, method, prices, paying } = all;
  const { words } = props.payment;
  const { payment } = order;
  if (payment.status === 'captured')
    return (
      <p class="notice notice-good" role="status">
        {words.approved}
      </p>
    );
  if (payment.status === 'challenge' && payment.challengeUrl && method === 'card')
    return <Challenge url={payment.challengeUrl} words={words.challenge} onDone={look} />;
  if (method === 'card')
    return <CardPayment order={order} total={prices.card ?? payment.amount} paying={paying} props={props} />;
  if (ENDED.includes(payment.status))
    return (
      <p class="notice" role="status">
        {words.ended}
      </p>
    );
  if (method === 'boleto')
    return <BoletoSlip payment={payment} words={words.boleto} locale={props.words.locale} />;
  return <PixCode payment={payment} words={props.order} />;
};

const Failed = ({ paying, props }: { paying: Paying; props: OrderPageProps }) =>
  paying.failure ? (
    <p class="notice notice-bad" role="alert">
      {paying.unanswered === 'card'
        ? props.payment.words.card.cutOff
        : problemText(paying.failure, props.words)}
    </p>
  ) : null;

/** How an order that awaits its payment is paid, by whichever method, as often as the shop allows. */
export const PayBlock = (block: BlockProps) => {
  const { order, pay, props } = block;
  const { payment } = order;
  const [chosen, setChosen] = useState<PaymentMethod>();
  const paying = usePaying(pay, payment);
  // Once the order's own payment is of the chosen method, the choice is carried out.
  useEffect(() => setChosen(undefined), [payment.method]);
  const method = chosen ?? payment.method;
  const prices = pricesOf(order);
  const over = isOver(payment) ? payment.method : undefined;
  const isOffered = (other: PaymentMethod): boolean =>
    prices[other] !== undefined &&
    (other !== method || other === over) &&
    (other !== 'card' || props.payment.cardFields !== undefined);
  const choose = (other: PaymentMethod): void => {
    const isStanding = other === payment.method && other !== over;
    // A card is charged by its form; a code that still stands is only shown again.
    const isShownOnly = isStanding || other === 'card';
    setChosen(isShownOnly && !isStanding ? other : undefined);
    const expectedTotal = prices[other];
    if (!isShownOnly && expectedTotal) paying.begin({ method: other, expectedTotal }).catch(() => undefined);
  };
  const none = payment.attemptsLeft === 0;
  return (
    <div class="pay">
      <Failed paying={paying} props={props} />
      <Shown {...block} method={method} prices={prices} paying={paying} />
      {none && ENDED.includes(payment.status) && (
        <p class="notice notice-bad" role="alert">
          {fill(props.payment.words.noneLeft, { email: props.seller.email })}
        </p>
      )}
      {!none && order.allowed.pay !== false && (
        <MethodSwitch
          prices={prices}
          methods={METHODS.filter(isOffered)}
          over={over}
          busy={paying.busy}
          words={props.payment.words}
          onChoose={choose}
        />
      )}
    </div>
  );
};
