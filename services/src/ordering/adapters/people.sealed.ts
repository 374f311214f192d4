import type { BlindIndex } from '@loja/platform/blind-index.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { type Order, Person } from '../domain/order.ts';
import type { People } from '../ports.ts';
import { ORDERS, orderKey } from './order-reads.dynamodb.ts';

const placeOf = (orderId: Order['orderId']) => ({
  table: ORDERS,
  row: orderKey(orderId).pk,
  field: 'person',
});

/** The person of an order; what an order of before holds in plain is answered as it is. */
export const openPerson = async (
  sealer: Sealer,
  { orderId, person }: Pick<Order, 'orderId' | 'person'>,
): Promise<Person> =>
  typeof person === 'string' ? Person.parse(JSON.parse(await sealer.open(placeOf(orderId), person))) : person;

/** Persons sealed for the row of their order. */
export const peopleSealed = (sealer: Sealer, index: BlindIndex): People => ({
  async keep(orderId, person) {
    const { email, cpf, cnpj } = person.customer;
    const [sealed, emailIndex, taxIndex] = await Promise.all([
      sealer.seal(placeOf(orderId), JSON.stringify(person)),
      index('email', email),
      index('tax-id', cpf ?? cnpj ?? ''),
    ]);
    return { person: sealed, emailIndex, taxIndex };
  },
  open: (order) => openPerson(sealer, order),
});
