import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { OrderWords } from '../../messages/order.pt-BR.ts';
import type { OrderLifeWords } from '../../messages/order-life.pt-BR.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { OutOfReach } from '../cart/out-of-reach.tsx';
import { asItWillBePaid } from '../payment/as-it-will-be-paid.ts';
import { PayBlock, type PaymentProps } from '../payment/pay-block.tsx';
import { CodeBox } from './code-box.tsx';
import { Contract, Delivery, Lines } from './order-details.tsx';
import { OrderLink } from './order-link.tsx';
import { ReturnBlock } from './return-form.tsx';
import { Returns } from './returns.tsx';
import { statusText, wasPaid } from './status-text.ts';
import { Timeline } from './timeline.tsx';
import { useOrder } from './use-order.ts';

export type OrderPageProps = {
  words: Pick<
    Actions,
    'locale' | 'loading' | 'down' | 'retry' | 'retrying' | 'problems' | 'unreachable' | 'freight'
  >;
  order: OrderWords;
  life: OrderLifeWords;
  payment: PaymentProps;
  seller: { legalName: string; cnpj: string; address: string; email: string };
  paths: { coffees: string };
};

type CancelProps = { order: OrderView; props: OrderPageProps; cancel: () => Promise<Failure | undefined> };

/** Asked twice, in the page and not in a browser dialog, so that a slip of the thumb costs nothing. */
const CancelButton = ({ order, props, cancel }: CancelProps) => {
  const { order: words, life } = props;
  const [stage, setStage] = useState<'idle' | 'asking' | 'sending'>('idle');
  const [failure, setFailure] = useState<Failure>();
  const yes = async () => {
    setStage('sending');
    setFailure(await cancel());
    setStage('idle');
  };
  return (
    <div class="cancel no-print">
      {failure && (
        <p class="notice notice-bad" role="alert">
          {problemText(failure, props.words)}
        </p>
      )}
      {stage === 'idle' ? (
        <button class="button button-line button-small" type="button" onClick={() => setStage('asking')}>
          {words.cancel}
        </button>
      ) : (
        <fieldset class="notice" aria-label={words.cancel}>
          <p>
            {wasPaid(order) || order.exchangeOf
              ? `${life.cancelPaidQuestion} ${life.moneyBack[order.payment.method]}`
              : words.cancelQuestion}
          </p>
          <button class="button button-small" type="button" disabled={stage === 'sending'} onClick={yes}>
            {stage === 'sending' ? words.cancelling : words.cancelYes}
          </button>
          <button
            class="button button-line button-small"
            type="button"
            disabled={stage === 'sending'}
            onClick={() => setStage('idle')}
          >
            {words.cancelNo}
          </button>
        </fieldset>
      )}
    </div>
  );
};

const Status = ({ order, offline, props }: { order: OrderView; offline: boolean; props: OrderPageProps }) => {
  const { order: words, life } = props;
  const seen = useRef(order.status);
  useEffect(() => {
    // The news is at the top; whoever was at the QR code further down would miss it.
    if (seen.current !== order.status) scrollTo(0, 0);
    seen.current = order.status;
  }, [order.status]);
  return (
    <div class={`status status-${order.status}`} role="status">
      <p class="status-title">{words.statuses[order.status]}</p>
      <p>{statusText(order, words, life)}</p>
      {offline && <p>{words.offline}</p>}
    </div>
  );
};

type OpenProps = CancelProps & Pick<ReturnType<typeof useOrder>, 'giveBack' | 'pay' | 'look'>;

const Open = ({
  order,
  offline,
  props,
  cancel,
  giveBack,
  pay,
  look,
}: { order: OrderView; offline: boolean } & OpenProps) => {
  const { order: words } = props;
  return (
    <div class="order">
      <p class="order-number">{fill(words.number, { id: order.orderId })}</p>
      <Status order={order} offline={offline} props={props} />
      {order.exchangeOf && (
        <p>
          <OrderLink
            from={order.orderId}
            to={order.exchangeOf}
            text={fill(props.life.seeOrder, { id: order.exchangeOf })}
          />
        </p>
      )}
      {order.shipment && (
        <CodeBox
          id="rastreamento"
          label={`${props.life.tracking} · ${order.shipment.carrier}`}
          code={order.shipment.trackingCode}
          words={props.life}
        />
      )}
      {order.status === 'awaiting_payment' && <PayBlock order={order} pay={pay} look={look} props={props} />}
      {order.allowed.cancel && <CancelButton order={order} props={props} cancel={cancel} />}
      <ReturnBlock order={order} props={props} giveBack={giveBack} />
      <Returns order={order} props={props} />
      <div class="order-columns">
        <Lines order={asItWillBePaid(order)} props={props} />
        <div>
          <Timeline order={order} props={props} />
          <Delivery order={order} props={props} />
        </div>
      </div>
      <Contract order={order} props={props} />
      <p class="no-print">
        <a href={props.paths.coffees}>{words.keepShopping}</a>
      </p>
    </div>
  );
};

export const OrderPage = (props: OrderPageProps) => {
  const { words } = props;
  const { state, ask, look, cancel, giveBack, pay } = useOrder();
  if (state.kind === 'loading') return <p role="status">{words.loading}</p>;
  if (state.kind === 'open')
    return (
      <Open
        order={state.order}
        offline={state.offline}
        props={props}
        cancel={cancel}
        giveBack={giveBack}
        pay={pay}
        look={look}
      />
    );
  if (state.kind === 'failed')
    return <OutOfReach failure={state.failure} words={words} what="order" onRetry={ask} />;
  return (
    <p class="notice notice-bad" role="alert">
      {props.order.noAccess}
    </p>
  );
};
