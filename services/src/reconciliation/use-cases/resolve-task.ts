import type { StaffTask } from '@loja/contracts/http/staff-tasks.ts';
import type { Result } from '@loja/kernel/result.ts';
import type { TaskPorts } from '../ports.ts';

export interface Resolution {
  taskId: string;
  note: string;
  /** The member of staff who says so. */
  by: string;
}

/** What was done about a task. Said twice, the first word stays. */
export const resolveTask =
  ({ tasks, clock }: TaskPorts) =>
  async ({ taskId, note, by }: Resolution): Promise<Result<StaffTask, 'task_not_found'>> => {
    const task = await tasks.resolve(taskId, { note, by, at: clock().toISOString() });
    return task ? { ok: true, value: task } : { ok: false, code: 'task_not_found' };
  };
