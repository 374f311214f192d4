import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { OrderWords } from '../../messages/order.pt-BR.ts';
import { Totals } from '../cart/totals.tsx';
import { maskCep } from '../freight/cep.ts';
import { daysText, freightPriceText } from '../freight/delivery-text.ts';
import { ContractFile } from './contract-file.tsx';
import type { OrderPageProps } from './order-page.tsx';

const when = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'America/Sao_Paulo',
  }).format(new Date(iso));

export const Timeline = ({
  order,
  words,
  locale,
}: {
  order: OrderView;
  words: OrderWords;
  locale: string;
}) => (
  <section aria-labelledby="andamento">
    <h2 id="andamento">{words.timeline}</h2>
    <ol class="timeline">
      {order.timeline.map((entry) => (
        <li key={entry.status + entry.at}>
          <strong>{words.statuses[entry.status]}</strong>
          <time dateTime={entry.at}>{when(entry.at, locale)}</time>
        </li>
      ))}
    </ol>
  </section>
);

export const Lines = ({ order, props }: { order: OrderView; props: OrderPageProps }) => {
  const { order: words } = props;
  const { freight } = props.words;
  const { goods, discount, shipping, total } = order.totals;
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
            </span>
            <span>{reaisOf(line.total)}</span>
          </li>
        ))}
      </ul>
      <Totals
        goods={goods}
        reductions={discount.cents > 0 ? [{ name: words.discount, amount: discount }] : []}
        freight={{ name: order.shipping.name, text: freightPriceText({ price: shipping }, freight) }}
        total={total}
        words={{ goods: words.goods, freight: words.shipping, total: words.total }}
      />
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
  const values = { ...seller, date: when(order.placedAt, props.words.locale), version: order.termsVersion };
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
