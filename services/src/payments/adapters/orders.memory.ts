import type { OrderId } from '@loja/kernel/ids.ts';
import type { Totals } from '../domain/attempt.ts';
import type { OrderFate, Orders, Payer } from '../ports.ts';

export const ana: Payer = {
  name: 'Ana Lúcia Ferreira',
  email: 'ana@example.com',
  taxId: { type: 'CPF', number: '52998224725' },
};

/** Orders for tests; `decide` is what the order's workflow would do. */
export const memoryOrders = (): Orders & {
  place(orderId: OrderId, totals: Totals): void;
  decide(orderId: OrderId, fate: OrderFate): void;
} => {
  const orders = new Map<OrderId, { totals: Totals; fate: OrderFate }>();
  return {
    place(orderId, totals) {
      orders.set(orderId, { totals, fate: 'undecided' });
    },
    decide(orderId, fate) {
      const order = orders.get(orderId);
      if (order) orders.set(orderId, { ...order, fate });
    },
    async toCollect(orderId) {
      const order = orders.get(orderId);
      return order && { totals: order.totals, payer: ana };
    },
    fate: async (orderId) => orders.get(orderId)?.fate,
  };
};
