import { OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineRoute, FileReply } from '../route.ts';
import { OrderToken } from './headers.ts';

/** The contract in a form that can be kept and reproduced (Decreto 7.962/2013 art. 4 IV). */
export const getContract = defineRoute({
  method: 'GET',
  path: '/orders/{orderId}/contract',
  summary: "The contract as agreed, as PDF, for whoever holds the order's token (header X-Order-Token)",
  params: z.object({ orderId: OrderId }),
  headers: z.object({ 'x-order-token': OrderToken }),
  reply: FileReply,
  file: 'application/pdf',
  status: 200,
  errors: ['order_not_found'],
});
