import type { listMyOrders } from '@loja/contracts/http/account-orders.ts';
import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { dayText } from '../order/moments.ts';
import type { AccountProps } from './account-box.tsx';
import { myOrders } from './account-calls.ts';
import { AccountShell } from './account-shell.tsx';
import { askSignedIn, useLoaded } from './use-loaded.ts';

export type OrdersPageProps = AccountProps & { statuses: Record<OrderStatus, string> };
type Listed = ReplyOf<typeof listMyOrders>;

const Row = ({ order, props }: { order: Listed['orders'][number]; props: OrdersPageProps }) => {
  const { orders } = props.account;
  const items = order.items === 1 ? orders.items.one : fill(orders.items.many, { count: order.items });
  return (
    <li class="account-row">
      <div>
        <strong>{order.first}</strong>
        <span class="tag">{props.statuses[order.status]}</span>
        <small>
          {dayText(order.placedAt, props.words.locale)} · {items} · {reaisOf(order.total)}
        </small>
        <small>{fill(orders.number, { id: order.orderId })}</small>
      </div>
      <a class="button button-line button-small" href={`${props.paths.order}?id=${order.orderId}`}>
        {orders.open}
      </a>
    </li>
  );
};

export const OrdersPage = (props: OrdersPageProps) => {
  const loaded = useLoaded(myOrders, props.paths.signIn);
  const [busy, setBusy] = useState(false);
  const { orders: words } = props.account;
  const more = async (before: Listed, cursor: string) => {
    setBusy(true);
    const next = await askSignedIn(() => myOrders(cursor), props.paths.signIn);
    if (next?.ok) loaded.change({ ...next.value, orders: [...before.orders, ...next.value.orders] });
    setBusy(false);
  };
  return (
    <AccountShell props={props} here="orders" loaded={loaded}>
      {(listed) => (
        <>
          {listed.orders.length === 0 ? (
            <div class="empty">
              <p>{words.none}</p>
              <p class="empty-ways">
                <a class="button" href={props.paths.coffees}>
                  {words.browse}
                </a>
              </p>
            </div>
          ) : (
            <ul class="account-list">
              {listed.orders.map((order) => (
                <Row key={order.orderId} order={order} props={props} />
              ))}
            </ul>
          )}
          {listed.cursor && (
            <button
              class="button button-line"
              type="button"
              disabled={busy}
              onClick={() => listed.cursor && more(listed, listed.cursor)}
            >
              {words.more}
            </button>
          )}
          <p class="field-hint">{words.claimed}</p>
        </>
      )}
    </AccountShell>
  );
};
