import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { awsClientOptions } from './ministack.ts';
import type { StoreSettings } from './settings.ts';

/** What the local AWS says of an execution that was running when it stopped; on AWS a workflow outlives any restart. */
const cutShort = 'States.ServiceRestart';

/** `ord_1` cut short goes on as `ord_1.r1`, that one as `ord_1.r2`: a name is used once, so no cut is resumed twice. */
export const nameAfter = (name: string): string => {
  const match = /^(.*)\.r(\d+)$/.exec(name);
  return match ? `${match[1]}.r${Number(match[2]) + 1}` : `${name}.r1`;
};

const resume = async (client: SFNClient, executionArn: string): Promise<boolean> => {
  const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
  if (execution.error !== cutShort || execution.name === undefined) return false;
  try {
    const { stateMachineArn, input } = execution;
    await client.send(new StartExecutionCommand({ stateMachineArn, input, name: nameAfter(execution.name) }));
    return true;
  } catch (problem) {
    if (problem instanceof ExecutionAlreadyExists) return false;
    throw problem;
  }
};

const stateMachines = async (client: SFNClient): Promise<string[]> => {
  const arns: string[] = [];
  for await (const page of paginateListStateMachines({ client }, {})) {
    arns.push(...(page.stateMachines ?? []).flatMap(({ stateMachineArn: arn }) => arn ?? []));
  }
  return arns;
};

const failedExecutions = async (client: SFNClient, stateMachineArn: string): Promise<string[]> => {
  const arns: string[] = [];
  for await (const page of paginateListExecutions({ client }, { stateMachineArn, statusFilter: 'FAILED' })) {
    arns.push(...(page.executions ?? []).flatMap(({ executionArn: arn }) => arn ?? []));
  }
  return arns;
};

/** Starts again, from their first step, the workflows that the last stop cut short; steps are idempotent. Returns how many. */
export const resumeWorkflows = async (settings: StoreSettings): Promise<number> => {
  const client = new SFNClient(awsClientOptions(settings));
  let resumed = 0;
  for (const machine of await stateMachines(client)) {
    for (const execution of await failedExecutions(client, machine)) {
      if (await resume(client, execution)) resumed += 1;
    }
  }
  client.destroy();
  return resumed;
};
