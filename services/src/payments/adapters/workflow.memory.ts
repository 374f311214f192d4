import type { OrderId } from '@loja/kernel/ids.ts';
import type { FailureName, Workflow } from '../ports.ts';

export interface MemoryWorkflow extends Workflow {
  readonly told: { taskToken: string; outcome: 'succeeded' | FailureName; orderId?: OrderId }[];
  /** Somebody waits at this token; those who waited before are gone, as when a step is tried again. */
  wait(taskToken: string): void;
  timeOut(): void;
  /** The next answer never reaches the workflow's service. */
  breakNext(): void;
}

/** A working waiting room for tests: a token answers once. */
export const memoryWorkflow = (): MemoryWorkflow => {
  const told: MemoryWorkflow['told'] = [];
  let waiting: string | undefined;
  let broken = false;
  const tell = (entry: MemoryWorkflow['told'][number]): 'told' | 'gone' => {
    if (broken) {
      broken = false;
      throw new Error('the workflow service did not answer');
    }
    if (entry.taskToken !== waiting) return 'gone';
    waiting = undefined;
    told.push(entry);
    return 'told';
  };
  return {
    told,
    wait(taskToken) {
      waiting = taskToken;
    },
    timeOut() {
      waiting = undefined;
    },
    breakNext() {
      broken = true;
    },
    succeed: async (taskToken, { orderId }) => tell({ taskToken, outcome: 'succeeded', orderId }),
    fail: async (taskToken, error) => tell({ taskToken, outcome: error }),
  };
};
