import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';

const source = 'ordering';
/** No name, address or document of a person travels on the bus; consumers ask ordering for what they need. */
const data = z.object({ orderId: OrderId, total: Money });

export const OrderPlaced = defineEvent({ source, name: 'OrderPlaced', version: 1, data });
export const OrderPaid = defineEvent({ source, name: 'OrderPaid', version: 1, data });
export const OrderExpired = defineEvent({ source, name: 'OrderExpired', version: 1, data });
export const OrderCancelled = defineEvent({ source, name: 'OrderCancelled', version: 1, data });
