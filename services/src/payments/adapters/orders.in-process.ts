import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { awaitsMoney, fateOfMoney, type Order, orderById, tokenOpens, totalsBy } from '#ordering/offers.ts';
import type { Orders, Payer } from '../ports.ts';

const payerOf = ({ name, email, cpf, cnpj }: Order['customer']): Payer => ({
  name,
  email,
  taxId: cnpj === undefined ? { type: 'CPF', number: cpf ?? '' } : { type: 'CNPJ', number: cnpj },
});

/** Ordering's answers about an order, asked in process. */
export const ordersInProcess = (dynamo: Dynamo, table: string): Orders => {
  const find = (orderId: OrderId) => orderById(dynamo, table, orderId);
  return {
    async toCollect(orderId, wished) {
      const order = await find(orderId);
      // Cancelled before its workflow came this far: a charge now would take money that only goes back.
      if (!order || !awaitsMoney(order)) return undefined;
      const method = wished ?? order.payment.method;
      const totals = totalsBy(order, method);
      return totals && { method, totals, payer: payerOf(order.customer), address: order.address };
    },
    async fate(orderId) {
      const order = await find(orderId);
      if (!order) return undefined;
      if (fateOfMoney(order) === 'kept') return 'kept';
      return awaitsMoney(order) ? 'undecided' : 'lost';
    },
    opens: async (orderId, token) => tokenOpens(await find(orderId), token),
  };
};
