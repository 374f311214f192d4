import type { CustomerId, OrderId } from '@loja/kernel/ids.ts';
import type { Agreed, Seller } from './domain/agreed.ts';
import type { Paper } from './domain/paper.ts';

export interface Orders {
  /** Undefined when there is no such order. */
  agreed(orderId: OrderId): Promise<Agreed | undefined>;
  /** Undefined too when the token does not open it and it is not the customer's. */
  agreedForOwner(
    orderId: OrderId,
    token: string | undefined,
    customerId?: CustomerId,
  ): Promise<Agreed | undefined>;
}

export interface Archive {
  find(orderId: OrderId): Promise<Uint8Array | undefined>;
  /** Keeps the copy unless there is one: the first that was kept is the one that counts. */
  keep(orderId: OrderId, copy: Uint8Array): Promise<'kept' | 'already_there'>;
  /** Takes the copy away with all its versions; one that is not there is a success. */
  drop(orderId: OrderId): Promise<void>;
}

export interface DocumentsPorts {
  orders: Orders;
  archive: Archive;
  /** The same paper gives the same bytes. */
  print(paper: Paper): Promise<Uint8Array>;
  seller: Seller;
}
