import { OrderId } from '@loja/kernel/ids.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';

const source = 'payments';
const data = z.object({ orderId: OrderId, attempt: z.int().min(1), amount: Money });

export const PaymentCaptured = defineEvent({ source, name: 'PaymentCaptured', version: 1, data });
export const PaymentRefunded = defineEvent({ source, name: 'PaymentRefunded', version: 1, data });
