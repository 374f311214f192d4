import { StaffTask } from '@loja/contracts/http/staff-tasks.ts';
import { type Dynamo, type Item, type Key, putNew, putWhere } from '@loja/platform/dynamo.ts';
import { resolvedBy, seenAgain } from '../domain/task.ts';
import type { Tasks } from '../ports.ts';

/** The index that answers "what is open?". */
export const TASK_INDEX = 'byStatus';

const taskKey = (taskId: string): Key => ({ pk: `TASK#${taskId}`, sk: 'TASK' });

const rowOf = (task: StaffTask): Item & Key => ({
  ...taskKey(task.taskId),
  entity: 'TASK',
  gsi1pk: `TASKS#${task.status}`,
  gsi1sk: `${task.openedAt}#${task.taskId}`,
  ...task,
});

/** Two who change one task at once: how often the second looks again before it gives up. */
const TRIES = 5;

interface Table {
  dynamo: Dynamo;
  table: string;
}

const find = async ({ dynamo, table }: Table, taskId: string): Promise<StaffTask | undefined> => {
  const item = await dynamo.get(table, taskKey(taskId), { consistent: true });
  return item && StaffTask.parse(item);
};

/** Writes what `change` makes of the task as it is now; what it leaves alone is not written. */
const change = async <Made extends { task: StaffTask }>(
  at: Table,
  taskId: string,
  make: (now: StaffTask | undefined) => Made | undefined,
): Promise<Made | undefined> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const now = await find(at, taskId);
    const made = make(now);
    if (made === undefined || made.task === now) return made;
    const { ok } = await at.dynamo.transact([
      now
        ? putWhere(at.table, rowOf(made.task), {
            condition: '#status = :status AND foundAt = :foundAt',
            names: { '#status': 'status' },
            values: { ':status': now.status, ':foundAt': now.foundAt },
          })
        : putNew(at.table, rowOf(made.task)),
    ]);
    if (ok) return made;
  }
  throw new Error(`task ${taskId} is being changed by too many at once`);
};

/** Tasks in the table of reconciliation: one row per matter, listed by its status. */
export const dynamoTasks = (dynamo: Dynamo, table: string): Tasks => {
  const at = { dynamo, table };
  return {
    report: async (finding) =>
      (await change(at, finding.taskId, (now) => seenAgain(now, finding)))?.as ?? 'known',
    list: async (status, limit) => {
      const items = await dynamo.query({
        table,
        index: TASK_INDEX,
        keys: 'gsi1pk = :status',
        values: { ':status': `TASKS#${status}` },
        limit,
      });
      return items.map((item) => StaffTask.parse(item));
    },
    resolve: async (taskId, resolution) =>
      (await change(at, taskId, (now) => now && { task: resolvedBy(now, resolution) }))?.task,
  };
};
