import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Actor, Order } from '../domain/order.ts';
import { secondsToWaitUntil } from '../domain/payment-wait.ts';
import { decideConfirm, decideLetGo, decideRefuseLate } from '../domain/settling.ts';
import type { OrderingPorts, Settled } from '../ports.ts';
import { type Acted, act } from './act.ts';

export type EndingPorts = Pick<OrderingPorts, 'orders' | 'endings' | 'clock'>;
export type ConfirmingPorts = Pick<OrderingPorts, 'orders' | 'clock'>;

export const existing = async (
  { orders }: Pick<OrderingPorts, 'orders'>,
  orderId: OrderId,
): Promise<Order> => {
  const order = await orders.get(orderId);
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
};

/** Contention is thrown: whoever runs an ending tries it again. */
export const settledBy = (acted: Acted): Settled => {
  if (acted.kind === 'busy') throw new Error('too much contention on the order or its stock');
  return { status: acted.order.status, changed: acted.kind === 'changed' };
};

const at = ({ clock }: Pick<OrderingPorts, 'clock'>): string => clock().toISOString();

/**
 * The money came: the goods are sold. An order that had expired takes it if its goods can still be had; where they
 * cannot, and where the shopper had cancelled, the money goes back whole.
 */
export const confirm = async (
  ports: ConfirmingPorts,
  orderId: OrderId,
  method?: PaymentMethod,
): Promise<Settled> => {
  const order = await existing(ports, orderId);
  const given = { at: at(ports), actor: 'provider' as const };
  const acted = await act(ports)(order, (now) => decideConfirm(now, given, method));
  const isRefused = acted.kind === 'short' || acted.kind === 'refused';
  if (!isRefused) return settledBy(acted);
  const late = { at: at(ports), actor: 'shop' as const };
  const sentBack = await act(ports)(acted.order, (now) => decideRefuseLate(now, late, method));
  if (sentBack.kind === 'refused') throw new Error(`money for an order that is ${sentBack.order.status}`);
  return settledBy(sentBack);
};

/** Lets the order go, unless the money did come, or may still come by a try that began late. */
export const letGo = async (
  ports: EndingPorts,
  orderId: OrderId,
  to: 'expired' | 'cancelled',
  actor: Actor,
): Promise<Settled> => {
  const payment = await ports.endings.settle(orderId, to);
  if (payment.kind === 'captured') return confirm(ports, orderId, payment.method);
  const order = await existing(ports, orderId);
  if (payment.kind === 'open' && order.status === 'awaiting_payment')
    return {
      status: order.status,
      changed: false,
      waitSeconds: secondsToWaitUntil(payment.method, payment.until, ports.clock()),
    };
  const given = { at: at(ports), actor };
  const command = to === 'expired' ? 'expire' : 'cancel';
  return settledBy(await act(ports)(order, (now) => decideLetGo(now, given, command)));
};
