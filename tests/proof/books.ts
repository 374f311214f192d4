import { OrderStatus } from '@loja/contracts/http/ordering.ts';
import * as z from 'zod';

/** Rows as the shop keeps them, read loosely: what a proof needs of each and nothing more. */

export const Stock = z.object({
  stockItemId: z.string(),
  received: z.number(),
  free: z.number(),
  reserved: z.number(),
  sold: z.number(),
});
export type Stock = z.infer<typeof Stock>;

export const Order = z
  .object({
    orderId: z.string(),
    status: OrderStatus,
    placedAt: z.string(),
    totals: z.object({ totalCents: z.number() }),
    demand: z.array(z.object({ stockItemId: z.string(), quantity: z.number() })),
    customer: z.object({ email: z.string().optional() }).optional(),
    timeline: z.array(z.object({ at: z.string(), status: OrderStatus, event: z.string().optional() })),
  })
  .transform(({ totals, customer, ...order }) => ({
    ...order,
    totalCents: totals.totalCents,
    email: customer?.email,
  }));
export type Order = z.infer<typeof Order>;

export const Entry = z.object({
  orderId: z.string(),
  movement: z.string(),
  account: z.string(),
  side: z.enum(['debit', 'credit']),
  cents: z.number(),
});
export type Entry = z.infer<typeof Entry>;

const cents = (decimal: string | undefined): number => Math.round(Number(decimal ?? 0) * 100);

/** A charge in the provider's own books, in its wire format. */
export const Charge = z
  .object({
    id: z.string(),
    external_reference: z.string(),
    status: z.string(),
    total_amount: z.string(),
    total_paid_amount: z.string().optional(),
    transactions: z.object({
      refunds: z.array(z.object({ id: z.string(), amount: z.string() })).default([]),
    }),
  })
  .transform((wire) => ({
    id: wire.id,
    orderId: wire.external_reference,
    status: wire.status,
    amountCents: cents(wire.total_amount),
    paidCents: cents(wire.total_paid_amount),
    refunds: wire.transactions.refunds.map(({ id, amount }) => ({ id, cents: cents(amount) })),
  }));
export type Charge = z.infer<typeof Charge>;

/** What a person at the shop must look at. */
export const Task = z.object({
  taskId: z.string(),
  orderId: z.string().optional(),
  pspOrderId: z.string().optional(),
  detail: z.string().optional(),
});
export type Task = z.infer<typeof Task>;

export type Mail = { orderId: string; subject: string };
export type Execution = { orderId: string; status: string };

/** Everything that a run can be judged by, after it has come to rest. */
export type Books = {
  stock: readonly Stock[];
  orders: readonly Order[];
  entries: readonly Entry[];
  charges: readonly Charge[];
  mails: readonly Mail[];
  executions: readonly Execution[];
  tasks: readonly Task[];
  /** Messages that were given up, by queue. */
  deadLetters: Readonly<Record<string, number>>;
};

/** Money of an order that the provider holds for us: paid less given back. */
export const heldCents = (charges: readonly Charge[], orderId: string): number =>
  charges
    .filter((charge) => charge.orderId === orderId)
    .reduce((sum, { paidCents, refunds }) => sum + paidCents - refunds.reduce((s, r) => s + r.cents, 0), 0);
