import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';

/** One thing that happened to an order, in a function's log or in its workflow. */
export interface TraceStep {
  at: Date;
  where: string;
  what: string;
}

interface AwsOptions {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

const Line = z.looseObject({
  message: z.string(),
  route: z.string().optional(),
  event: z.string().optional(),
  step: z.string().optional(),
  outcome: z.string().optional(),
  chargeId: z.string().optional(),
  status: z.number().optional(),
  dynamoCalls: z.number().optional(),
});

const told = ({ message, route, event, step, outcome, status, dynamoCalls }: z.infer<typeof Line>): string =>
  [
    route ?? event ?? step ?? message,
    status,
    outcome,
    event ? message : undefined,
    dynamoCalls === undefined ? undefined : `${dynamoCalls} DynamoDB calls`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

const parsed = (text: string): z.infer<typeof Line> | undefined => {
  try {
    return Line.safeParse(JSON.parse(text.slice(text.indexOf('{')))).data;
  } catch {
    return undefined;
  }
};

type Told = TraceStep & { chargeId: string | undefined };

const linesWith = async (options: AwsOptions, id: string): Promise<Told[]> => {
  const logs = new CloudWatchLogsClient(options);
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/loja/' }));
  const found = await Promise.all(
    logGroups.map(async ({ logGroupName = '' }) => {
      const { events = [] } = await logs.send(
        new FilterLogEventsCommand({ logGroupName, filterPattern: `"${id}"` }),
      );
      return events.flatMap(({ message = '', timestamp = 0 }) => {
        const line = parsed(message);
        if (!line) return [];
        const where = logGroupName.split('/').at(-1) ?? '';
        return [{ at: new Date(timestamp), where, what: told(line), chargeId: line.chargeId }];
      });
    }),
  );
  return found.flat();
};

/** The order's lines, and those of its charges: the provider's notification names only the charge. */
const fromLogs = async (options: AwsOptions, orderId: string): Promise<TraceStep[]> => {
  const own = await linesWith(options, orderId);
  const charges = [...new Set(own.flatMap(({ chargeId }) => chargeId ?? []))];
  const theirs = await Promise.all(charges.map((chargeId) => linesWith(options, chargeId)));
  const seen = new Set(own.map(({ at, what }) => `${at.getTime()} ${what}`));
  return [...own, ...theirs.flat().filter(({ at, what }) => !seen.has(`${at.getTime()} ${what}`))];
};

const fromWorkflow = async (options: AwsOptions, orderId: string): Promise<TraceStep[]> => {
  const workflows = new SFNClient(options);
  const { stateMachines = [] } = await workflows.send(new ListStateMachinesCommand({}));
  const runs = await Promise.all(
    stateMachines.map(async ({ stateMachineArn }) => {
      const { executions = [] } = await workflows.send(new ListExecutionsCommand({ stateMachineArn }));
      return executions.filter(({ name = '' }) => name.startsWith(orderId));
    }),
  );
  const steps = await Promise.all(
    runs.flat().map(async ({ executionArn }) => {
      const { events = [] } = await workflows.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }),
      );
      return events.flatMap(({ timestamp = new Date(0), stateEnteredEventDetails, type = '' }) => {
        if (stateEnteredEventDetails?.name)
          return [{ at: timestamp, where: 'workflow', what: stateEnteredEventDetails.name }];
        return type.startsWith('Execution') ? [{ at: timestamp, where: 'workflow', what: type }] : [];
      });
    }),
  );
  return steps.flat();
};

/** Everything that the logs and the workflow tell of one order, oldest first. */
export const traceOf = async (options: AwsOptions, orderId: string): Promise<TraceStep[]> => {
  const steps = await Promise.all([fromLogs(options, orderId), fromWorkflow(options, orderId)]);
  return steps.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
};
