import * as z from 'zod';
import type { Day as DayText } from './day.ts';
import { type DifferenceKind, differenceKinds } from './difference.ts';

/** A day as an operator writes it. */
export const Day = z.iso.date().transform((text) => text as DayText);

const Count = z.int().min(0);

/** What came of comparing a day. */
export const Run = z.object({
  day: Day,
  at: z.iso.datetime(),
  compared: z.object({ orders: Count, charges: Count, attempts: Count, entries: Count, stock: Count }),
  differences: z.partialRecord(
    z.enum(Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]]),
    Count,
  ),
});
export type Run = z.infer<typeof Run>;
