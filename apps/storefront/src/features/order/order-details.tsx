import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { Totals } from '../cart/totals.tsx';
import { maskCep } from '../freight/cep.ts';
import { daysText, freightPriceText } from '../freight/delivery-text.ts';
import { ContractFile } from './contract-file.tsx';
import { momentText } from './moments.ts';
import type { OrderPageProps } from './order-page.tsx';

type Life = OrderPageProps['life'];

const Units = ({ line, life }: { line: OrderView['lines'][number]; life: Life }) => {
  const gone = [
    line.cancelled ? fill(life.unitsCancelled, { count: line.cancelled }) : undefined,
    line.returned ? fill(life.unitsReturned, { count: line.returned }) : undefined,
  ].filter((text) => text !== undefined);
  return gone.length > 0 ? <small class="units-gone">{gone.join(', ')}</small> : null;
};

/** Each promotion by its name; what is left of the discount is that of the way it is paid. */
const reductionsOf = (order: OrderView, life: Life) => {
  const named = order.discounts ?? [];
  const rest = named.reduce((cents, { amount }) => cents - amount.cents, order.totals.discount.cents);
  return [...named, { name: life.methodDiscount[order.payment.method], amount: { cents: rest } }].filter(
    ({ amount }) => amount.cents > 0,
  );
};

const PAID: readonly string[] = ['captured', 'partially_refunded', 'refunded', 'charged_back'];

/** How the order was paid, and what of it has gone back. */
const Paid = ({ order: { payment, totals }, life }: { order: OrderView; life: Life }) => (
  <>
    {PAID.includes(payment.status) && totals.total.cents > 0 && (
      <p class="paid-with">
        {payment.method === 'card' && !payment.card
          ? null
          : fill(life.paidWith[payment.method], {
              brand: payment.card?.brand ?? '',
              last4: payment.card?.last4 ?? '',
              count: payment.card?.installments ?? 1,
            })}
      </p>
    )}
    {payment.refunded && payment.refunded.cents > 0 && (
      <p class="paid-with">
        {life.refundedAmount}: <strong>{reaisOf(payment.refunded)}</strong>
      </p>
    )}
  </>
);

export const Lines = ({ order, props }: { order: OrderView; props: OrderPageProps }) => {
  const { order: words } = props;
  const { freight } = props.words;
  const { goods, shipping, total } = order.totals;
  return (
    <section aria-labelledby="itens">
      <h2 id="itens">{words.lines}</h2>
      <ul class="order-lines">
        {order.lines.map((line) => (
          <li key={line.sku}>
            <img src={`/arte/${line.productSlug}.svg`} width="48" height="58" alt="" />
            <span>
              {line.quantity} × {line.name}
              <small>{line.variantLabel}</small>
              <Units line={line} life={props.life} />
            </span>
            <span>{reaisOf(line.total)}</span>
          </li>
        ))}
      </ul>
      <Totals
        goods={goods}
        reductions={reductionsOf(order, props.life)}
        freight={{ name: order.shipping.name, text: freightPriceText({ price: shipping }, freight) }}
        total={total}
        words={{ goods: words.goods, freight: words.shipping, total: words.total }}
      />
      <Paid order={order} life={props.life} />
    </section>
  );
};

export const Delivery = ({ order, props }: { order: OrderView; props: OrderPageProps }) => (
  <section class="order-people" aria-label={props.order.delivery}>
    <div>
      <h2>{props.order.delivery}</h2>
      <p>{order.address.street}</p>
      <p>
        {order.address.city} – {order.address.state}, CEP {maskCep(order.address.cep)}
      </p>
      <p>
        {order.shipping.name}: {daysText(order.shipping.businessDays, props.words.freight)}
      </p>
    </div>
    <div>
      <h2>{props.order.buyer}</h2>
      <p>{order.customer.name}</p>
      <p>{order.customer.email}</p>
      <p>{order.customer.taxId}</p>
    </div>
  </section>
);

/** Decreto 7.962/2013 art. 4 IV: the contract in a form that can be kept and reproduced. */
export const Contract = ({ order, props }: { order: OrderView; props: OrderPageProps }) => {
  const { order: words, seller } = props;
  const values = {
    ...seller,
    date: momentText(order.placedAt, props.words.locale),
    version: order.termsVersion,
  };
  return (
    <section class="contract" aria-labelledby="contrato">
      <h2 id="contrato">{words.contractTitle}</h2>
      <p>{fill(words.contract, values)}</p>
      <p>{words.regret}</p>
      <p>{fill(words.help, { email: seller.email })}</p>
      <ContractFile orderId={order.orderId} props={props} />
      <button class="button button-line button-small no-print" type="button" onClick={() => print()}>
        {words.print}
      </button>
    </section>
  );
};
