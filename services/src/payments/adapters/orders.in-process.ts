import type { OrderStatus } from '@loja/contracts/http/ordering.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { type Order, orderById } from '#ordering/offers.ts';
import type { OrderFate, Orders, Payer } from '../ports.ts';

const fates = {
  awaiting_payment: 'undecided',
  paid: 'kept',
  packed: 'kept',
  shipped: 'kept',
  delivered: 'kept',
  return_requested: 'kept',
  returned: 'kept',
  cancelled: 'lost',
  expired: 'lost',
  refunded: 'lost',
} as const satisfies Record<OrderStatus, OrderFate>;

const payerOf = ({ name, email, cpf, cnpj }: Order['customer']): Payer => ({
  name,
  email,
  taxId: cnpj === undefined ? { type: 'CPF', number: cpf ?? '' } : { type: 'CNPJ', number: cnpj },
});

/** Ordering's answers about an order, asked in process. */
export const ordersInProcess = (dynamo: Dynamo, table: string): Orders => ({
  async toCollect(orderId) {
    const order = await orderById(dynamo, table, orderId);
    // Cancelled before its workflow came this far: a charge now would take money that only goes back.
    if (!order || fates[order.status] === 'lost') return undefined;
    return { totals: order.totals, payer: payerOf(order.customer) };
  },
  async fate(orderId) {
    const order = await orderById(dynamo, table, orderId);
    return order && fates[order.status];
  },
});
