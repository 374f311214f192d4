import { type Dynamo, putAny } from '@loja/platform/dynamo.ts';
import type { Day } from '../domain/day.ts';
import { Run } from '../domain/run.ts';
import type { Runs } from '../ports.ts';

const runKey = (day: Day) => ({ pk: `RUN#${day}`, sk: 'RUN' });

/** What came of each day's comparison; a later run of the same day replaces it. */
export const dynamoRuns = (dynamo: Dynamo, table: string): Runs => ({
  save: async (run) => {
    const saved = await dynamo.transact([putAny(table, { ...runKey(run.day), entity: 'RUN', ...run })]);
    if (!saved.ok) throw new Error(`the run of ${run.day} was not saved`);
  },
  find: async (day) => {
    const item = await dynamo.get(table, runKey(day), { consistent: true });
    return item && Run.parse(item);
  },
});
