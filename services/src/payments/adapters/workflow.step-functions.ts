import {
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { awsRegion } from '@loja/platform/config.ts';
import type { Workflow } from '../ports.ts';

const unlessGone = async (send: Promise<unknown>): Promise<'told' | 'gone'> => {
  try {
    await send;
    return 'told';
  } catch (error) {
    if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
      return 'gone';
    throw error;
  }
};

/** Workflows of Step Functions that wait for a task token. */
export const stepFunctions = (client = new SFNClient({ region: awsRegion() })): Workflow => ({
  succeed: (taskToken, output) =>
    unlessGone(client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))),
});
