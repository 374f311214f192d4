import type { Dynamo } from '@loja/platform/dynamo.ts';
import type { Sealer } from '@loja/platform/sealed.ts';
import * as cart from '#cart/offers.ts';
import * as identity from '#identity/offers.ts';
import * as ordering from '#ordering/offers.ts';
import { paymentOf } from '#payments/offers.ts';
import type { OtherData } from '../ports.ts';

interface OtherTables {
  sessions: string;
  orders: string;
  carts: string;
  payments: string;
}

/** Each context says itself what it has of a person. */
export const otherDataInProcess = (dynamo: Dynamo, tables: OtherTables, persons: Sealer): OtherData => ({
  sessions: (id) => identity.personalDataOf(dynamo, tables.sessions, id),
  orders: (id) => ordering.personalDataOf(dynamo, tables.orders, persons, id),
  cart: (id) => cart.personalDataOf(dynamo, tables.carts, id),
  payments: (orderIds) =>
    Promise.all(
      orderIds.map(async (orderId) => ({
        orderId,
        ...(await paymentOf(dynamo, tables.payments, orderId)),
      })),
    ),
  hasOrdersUnderWay: (id) => ordering.hasOrdersUnderWay(dynamo, tables.orders, id),
});
