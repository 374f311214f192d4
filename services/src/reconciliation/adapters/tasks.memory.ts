import type { StaffTask } from '@loja/contracts/http/staff-tasks.ts';
import { resolvedBy, seenAgain } from '../domain/task.ts';
import type { Tasks } from '../ports.ts';

export const memoryTasks = (): Tasks => {
  const rows = new Map<string, StaffTask>();
  return {
    report: async (finding) => {
      const { task, as } = seenAgain(rows.get(finding.taskId), finding);
      rows.set(task.taskId, task);
      return as;
    },
    list: async (status, limit) =>
      [...rows.values()]
        .filter((task) => task.status === status)
        .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
        .slice(0, limit),
    resolve: async (taskId, resolution) => {
      const task = rows.get(taskId);
      const resolved = task && resolvedBy(task, resolution);
      if (resolved) rows.set(taskId, resolved);
      return resolved;
    },
  };
};
