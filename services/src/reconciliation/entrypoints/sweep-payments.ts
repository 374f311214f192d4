import { log } from '@loja/platform/logger.ts';
import { sweepLimits, sweepPorts } from '../adapters/index.ts';
import { sweepPayments } from '../use-cases/sweep-payments.ts';

const sweep = sweepPayments(sweepPorts(), sweepLimits());

export const handler = async (): Promise<void> => {
  const { settled, failed, left, brokeOff, stuck } = await sweep();
  const outcome = brokeOff ? 'broke_off' : 'done';
  log.info('payments swept', {
    step: 'SweepPayments',
    outcome,
    count: settled,
    reason: `${failed} ${left} ${stuck}`,
  });
};
