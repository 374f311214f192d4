import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { OrderStatus } from './ordering.ts';

const OrderInList = z.object({
  orderId: OrderId,
  placedAt: z.iso.datetime(),
  status: OrderStatus,
  total: Money,
  /** Units, and the name of the first line. */
  items: z.int().min(0),
  first: z.string(),
});

export const listMyOrders = defineRoute({
  method: 'GET',
  path: '/account/orders',
  summary: 'The owner’s orders, newest first; a cursor is good for its owner only',
  query: z.object({ cursor: z.string().max(400).optional() }),
  reply: z.object({ orders: z.array(OrderInList), cursor: z.string().optional() }),
  status: 200,
  errors: ['invalid_request'],
});
