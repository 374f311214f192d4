import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Day } from '@loja/services/reconciliation/domain/day.ts';
import { Run } from '@loja/services/reconciliation/domain/run.ts';
import type { AwsOptions } from './publisher.ts';

/** The function's own limit is a quarter of an hour. */
const PATIENCE_MS = 16 * 60_000;

/** Has a day's books compared anew, or yesterday's, and waits for what comes of it. Throws when the run fails. */
export const compareBooks = async (stage: string, aws: AwsOptions, day?: Day): Promise<Run> => {
  const lambda = new LambdaClient({
    ...aws,
    requestHandler: { requestTimeout: PATIENCE_MS },
    maxAttempts: 1,
  });
  try {
    const { FunctionError, Payload = new Uint8Array() } = await lambda.send(
      new InvokeCommand({
        FunctionName: `loja-${stage}-reconciliation-compare-day`,
        Payload: JSON.stringify(day ? { day } : {}),
      }),
    );
    const text = Buffer.from(Payload).toString();
    if (FunctionError) throw new Error(`The comparison failed: ${text}`);
    return Run.parse(JSON.parse(text));
  } finally {
    lambda.destroy();
  }
};
