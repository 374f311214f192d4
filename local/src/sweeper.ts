import { setTimeout as pause } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { awsClientOptions } from './ministack.ts';
import type { StoreSettings } from './settings.ts';

const FUNCTION = 'loja-local-reconciliation-sweep-payments';

/**
 * Asks for a sweep of open payments every few seconds: the scheduler of the local AWS fires too, but counts in minutes,
 * and nobody at a laptop wants to wait for one. Answers how to end it.
 */
export const startSweeper = (settings: StoreSettings): (() => Promise<void>) => {
  const client = new LambdaClient({ ...awsClientOptions(settings), maxAttempts: 1 });
  const ending = new AbortController();
  const once = async (): Promise<void> => {
    await pause(settings.sweepSeconds * 1000, undefined, { signal: ending.signal });
    // A run that fails is in the function's own log; the next one comes soon.
    await client.send(new InvokeCommand({ FunctionName: FUNCTION })).catch(() => undefined);
  };
  const running = (async () => {
    while (!ending.signal.aborted) await once().catch(() => undefined);
  })();
  return async () => {
    ending.abort();
    await running;
    client.destroy();
  };
};
