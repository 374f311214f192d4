import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Totals } from '../domain/attempt.ts';
import type { Collectables, OrderFate, Orders, Payer, PayerAddress } from '../ports.ts';

export const ana: Payer = {
  name: 'Ana Lúcia Ferreira',
  email: 'ana@example.com',
  taxId: { type: 'CPF', number: '52998224725' },
};

export const anasAddress: PayerAddress = {
  cep: '01310930',
  street: 'Avenida Paulista',
  number: '2100',
  complement: 'apto 12',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
};

type Prices = Partial<Record<PaymentMethod, Totals>>;

/** Orders for tests; `decide` is what the order's workflow would do. */
export const memoryOrders = (): Orders &
  Collectables & {
    place(orderId: OrderId, method: PaymentMethod, prices: Prices): void;
    decide(orderId: OrderId, fate: OrderFate): void;
  } => {
  const orders = new Map<OrderId, { method: PaymentMethod; prices: Prices; fate: OrderFate }>();
  return {
    place(orderId, method, prices) {
      orders.set(orderId, { method, prices, fate: 'undecided' });
    },
    decide(orderId, fate) {
      const order = orders.get(orderId);
      if (order) orders.set(orderId, { ...order, fate });
    },
    async toCollect(orderId, wished) {
      const order = orders.get(orderId);
      const method = wished ?? order?.method;
      const totals = method && order?.prices[method];
      return order?.fate === 'undecided' && method && totals
        ? { method, totals, payer: ana, address: anasAddress }
        : undefined;
    },
    fate: async (orderId) => orders.get(orderId)?.fate,
    opens: async (orderId, token) => orders.has(orderId) && token === `key of ${orderId}`,
  };
};
