import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import {
  awaitsMoney,
  fateOfMoney,
  orderById,
  orderForOwner,
  type Person,
  personOf,
  totalsBy,
} from '#ordering/offers.ts';
import type { Collectables, Orders, Payer } from '../ports.ts';

const payerOf = ({ name, email, cpf, cnpj }: Person['customer']): Payer => ({
  name,
  email,
  taxId: cnpj === undefined ? { type: 'CPF', number: cpf ?? '' } : { type: 'CNPJ', number: cnpj },
});

/** What is to be asked for, and of whom; for functions that may open persons. */
export const collectablesInProcess = (dynamo: Dynamo, table: string, sealer: Sealer): Collectables => ({
  async toCollect(orderId, wished) {
    const order = await orderById(dynamo, table, orderId);
    // Cancelled before its workflow came this far: a charge now would take money that only goes back.
    if (!order || !awaitsMoney(order)) return undefined;
    const method = wished ?? order.payment.method;
    const totals = totalsBy(order, method);
    if (!totals) return undefined;
    const { customer, address } = await personOf(sealer, order);
    return { method, totals, payer: payerOf(customer), address };
  },
});

/** Ordering's answers about an order, asked in process. */
export const ordersInProcess = (dynamo: Dynamo, table: string): Orders => {
  const find = (orderId: OrderId) => orderById(dynamo, table, orderId);
  return {
    async fate(orderId) {
      const order = await find(orderId);
      if (!order) return undefined;
      if (fateOfMoney(order) === 'kept') return 'kept';
      return awaitsMoney(order) ? 'undecided' : 'lost';
    },
    opens: async (orderId, token, customerId) =>
      (await orderForOwner(dynamo, table, { orderId, token, customerId })) !== undefined,
  };
};
