import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Workflow } from '../ports.ts';

export interface MemoryWorkflow extends Workflow {
  readonly told: { taskToken: string; orderId: OrderId; method: PaymentMethod }[];
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
    async succeed(taskToken, output) {
      if (broken) {
        broken = false;
        throw new Error('the workflow service did not answer');
      }
      if (taskToken !== waiting) return 'gone';
      waiting = undefined;
      told.push({ taskToken, ...output });
      return 'told';
    },
  };
};
