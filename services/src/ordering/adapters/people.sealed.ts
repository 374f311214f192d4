import type { BlindIndex } from '@loja/platform/blind-index.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import { type Order, Person } from '../domain/order.ts';
import type { People } from '../ports.ts';
import { ORDERS, orderKey } from './order-reads.dynamodb.ts';

const placeOf = (orderId: Order['orderId'], field: 'person' | 'sealedToken' = 'person') => ({
  table: ORDERS,
  row: orderKey(orderId).pk,
  field,
});

/** The person of an order; what an order of before holds in plain is answered as it is. */
export const openPerson = async (
  sealer: Sealer,
  { orderId, person }: Pick<Order, 'orderId' | 'person'>,
): Promise<Person> =>
  typeof person === 'string' ? Person.parse(JSON.parse(await sealer.open(placeOf(orderId), person))) : person;

/** The shopper's token, sealed for its order's row. */
export const sealToken = (sealer: Sealer, orderId: Order['orderId'], accessToken: string): Promise<string> =>
  sealer.seal(placeOf(orderId, 'sealedToken'), accessToken);

/** Undefined on orders of before it was kept. */
export const openToken = async (
  sealer: Sealer,
  { orderId, sealedToken }: Pick<Order, 'orderId' | 'sealedToken'>,
): Promise<string | undefined> =>
  sealedToken === undefined ? undefined : sealer.open(placeOf(orderId, 'sealedToken'), sealedToken);

/** Persons sealed for the row of their order. */
export const peopleSealed = (sealer: Sealer, index: BlindIndex): People => {
  const keep: People['keep'] = async (orderId, person) => {
    const { email, cpf, cnpj } = person.customer;
    const [sealed, emailIndex, taxIndex] = await Promise.all([
      sealer.seal(placeOf(orderId), JSON.stringify(person)),
      index('email', email),
      index('tax-id', cpf ?? cnpj ?? ''),
    ]);
    return { person: sealed, emailIndex, taxIndex };
  };
  return {
    keep,
    open: (order) => openPerson(sealer, order),
    async handOver(order, orderId) {
      const [kept, token] = await Promise.all([
        openPerson(sealer, order).then((person) => keep(orderId, person)),
        openToken(sealer, order),
      ]);
      return token === undefined ? kept : { ...kept, sealedToken: await sealToken(sealer, orderId, token) };
    },
  };
};
