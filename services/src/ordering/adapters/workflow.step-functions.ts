import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { awsRegion } from '@loja/platform/config.ts';
import type { Workflow } from '../ports.ts';

/** Executions are named by their order: Step Functions itself refuses a second one, for 90 days. */
export const workflowInStepFunctions = (
  stateMachineArn: string,
  client = new SFNClient({ region: awsRegion() }),
): Workflow => ({
  async start(orderId, waitSeconds) {
    try {
      await client.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: orderId,
          input: JSON.stringify({ orderId, waitSeconds }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },
});
