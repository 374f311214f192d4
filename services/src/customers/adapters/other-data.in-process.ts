import type { BlindIndex } from '@loja/platform/blind-index.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import * as cart from '#cart/offers.ts';
import * as identity from '#identity/offers.ts';
import * as ordering from '#ordering/offers.ts';
import * as payments from '#payments/offers.ts';
import type { OtherData } from '../ports.ts';

interface OtherTables {
  sessions: string;
  orders: string;
  carts: string;
  payments: string;
}

/** Each context says itself what it has of a person. */
export const otherDataInProcess = (
  dynamo: Dynamo,
  tables: OtherTables,
  { persons, index }: { persons: Sealer; index: BlindIndex },
): OtherData => ({
  sessions: (id) => identity.personalDataOf(dynamo, tables.sessions, id),
  orders: (id) => ordering.personalDataOf(dynamo, tables.orders, persons, id),
  cart: (id) => cart.personalDataOf(dynamo, tables.carts, id),
  payments: (orderIds) =>
    Promise.all(orderIds.map((orderId) => payments.personalDataOf(dynamo, tables.payments, orderId))),
  claimOrders: async (id, { email }) =>
    ordering.claimOrdersOf(dynamo, tables.orders, id, await index('email', email)),
  endSessions: (id) => identity.endSessionsOf(dynamo, tables.sessions, id),
  hasOrdersUnderWay: (id) => ordering.hasOrdersUnderWay(dynamo, tables.orders, id),
});
