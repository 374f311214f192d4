import { type Dynamo, putAny } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { Day } from '../domain/day.ts';
import { type DifferenceKind, differenceKinds } from '../domain/difference.ts';
import type { Runs } from '../ports.ts';

const Count = z.int().min(0);
const RunRow = z.object({
  day: z.templateLiteral([z.number(), '-', z.number(), '-', z.number()]),
  at: z.string(),
  compared: z.object({ orders: Count, charges: Count, attempts: Count, entries: Count, stock: Count }),
  differences: z.partialRecord(
    z.enum(Object.keys(differenceKinds) as [DifferenceKind, ...DifferenceKind[]]),
    Count,
  ),
});

const runKey = (day: Day) => ({ pk: `RUN#${day}`, sk: 'RUN' });

/** What came of each day's comparison; a later run of the same day replaces it. */
export const dynamoRuns = (dynamo: Dynamo, table: string): Runs => ({
  save: async (run) => {
    const saved = await dynamo.transact([putAny(table, { ...runKey(run.day), entity: 'RUN', ...run })]);
    if (!saved.ok) throw new Error(`the run of ${run.day} was not saved`);
  },
  find: async (day) => {
    const item = await dynamo.get(table, runKey(day), { consistent: true });
    return item && RunRow.parse(item);
  },
});
