import { OrderId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';

/** Why a person must look. The first block is what comparing the books finds, the rest what payments tells. */
export const TaskKind = z.enum([
  'missing_here',
  'missing_there',
  'wrong_amount',
  'capture_unbooked',
  'capture_unfounded',
  'double_capture',
  'refund_missing',
  'refund_unknown',
  'refund_not_made',
  'refund_untold',
  'chargeback_unknown',
  'chargeback_unfounded',
  'status_unknown',
  'order_unpaid_but_captured',
  'order_paid_without_money',
  'stuck_order',
  'ledger_unbalanced',
  'ledger_mismatch',
  'stock_mismatch',
  'stock_reserved_mismatch',
  'chargeback_opened',
  'payment_anomaly',
  'order_fell_short',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** The kind and what it is about: the same matter has the same id, however often it is found. */
export const TaskId = z.string().regex(/^[a-z_]{3,40}\.[A-Za-z0-9_.-]{1,120}$/);
export type TaskId = z.infer<typeof TaskId>;

export const TaskStatus = z.enum(['open', 'resolved']);

/** Ids and numbers only: the person at the other end is on the order's own page. */
export const StaffTask = z.object({
  taskId: TaskId,
  kind: TaskKind,
  status: TaskStatus,
  openedAt: z.iso.datetime(),
  /** When it was seen last, and how often. */
  foundAt: z.iso.datetime(),
  timesFound: z.int().min(1),
  orderId: OrderId.optional(),
  pspOrderId: z.string().optional(),
  stockItemId: z.string().optional(),
  /** What one book says and what the other: centavos, or stock in its unit. */
  expected: z.int().optional(),
  found: z.int().optional(),
  /** The provider's or payments' own word for it. */
  detail: z.string().optional(),
  /** What was done about it; stays when the same is found again and the task is open anew. */
  resolution: z.object({ at: z.iso.datetime(), by: z.string(), note: z.string() }).optional(),
});
export type StaffTask = z.infer<typeof StaffTask>;

export const listTasks = defineRoute({
  method: 'GET',
  path: '/staff/tasks',
  summary: 'What needs a person, the longest waiting first, a hundred at most',
  query: z.object({ status: TaskStatus.default('open') }),
  reply: z.object({ tasks: z.array(StaffTask) }),
  status: 200,
  errors: [],
});

export const resolveTask = defineRoute({
  method: 'POST',
  path: '/staff/tasks/{taskId}/resolution',
  summary: 'Say what was done; a task that is resolved already stays as it is',
  params: z.object({ taskId: TaskId }),
  body: z.strictObject({
    note: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'no control characters'),
  }),
  reply: StaffTask,
  status: 200,
  errors: ['task_not_found'],
});
