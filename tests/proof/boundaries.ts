import {
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  SFNClient,
} from '@aws-sdk/client-sfn';
import type { PlanSent } from '@loja/local/faults/rules.ts';
import { Definition } from './workflow-graph.ts';
import { awsOptions, type Call, type World } from './world.ts';

/** A place at which a function may die: at one of its calls, before it is made or after its work is done. */
export type Boundary = {
  function: string;
  service: string;
  operation: string;
  occurrence: number;
  after: boolean;
};

type Rule = NonNullable<PlanSent['rules']>[number];

export const nameOf = ({ function: name, service, operation, occurrence, after }: Boundary): string =>
  `${name} ${after ? 'after' : 'before'} ${service} ${operation}${occurrence === 0 ? '' : ` (${occurrence + 1})`}`;

/** Dies there once; the rule is called as the boundary is. */
export const crashAt = (boundary: Boundary): Rule => {
  const { after, ...where } = boundary;
  return { id: nameOf(boundary), where, fault: { kind: 'crash', after }, count: 1 };
};

/** Functions that only read for a shopper, or serve pages: their death is a page that is asked for again. */
const besideTheOrder = /^(edge|cart|catalog|shopfront|shipping|inventory|media|promotions|reconciliation)-/;

/** Each place that the calls of a clean run show, once, in the order of its first appearance. */
export const boundariesIn = (calls: readonly Call[]): Boundary[] => {
  const seen = new Map<string, Boundary>();
  for (const { function: name, service, operation, occurrence } of calls)
    if (!besideTheOrder.test(name) && name !== 'unknown')
      for (const after of [false, true]) {
        const boundary = { function: name, service, operation, occurrence, after };
        const key = nameOf(boundary);
        if (!seen.has(key)) seen.set(key, boundary);
      }
  return [...seen.values()];
};

const placeOrderArn = async (client: SFNClient): Promise<string | undefined> => {
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
  return stateMachines.find(({ name }) => name?.endsWith('place-order'))?.stateMachineArn;
};

/** The place-order workflow as it is deployed. */
export const deployedWorkflow = async (world: World): Promise<Definition> => {
  const client = new SFNClient(awsOptions(world));
  const stateMachineArn = await placeOrderArn(client);
  const { definition = '{}' } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  client.destroy();
  return Definition.parse(JSON.parse(definition));
};

/** The states that each execution of these orders entered, one after another. */
export const statesEntered = async (world: World, orderIds: ReadonlySet<string>): Promise<string[][]> => {
  const client = new SFNClient(awsOptions(world));
  const found: string[][] = [];
  const lists = paginateListExecutions({ client }, { stateMachineArn: await placeOrderArn(client) });
  for await (const { executions = [] } of lists)
    for (const { executionArn } of executions.filter(({ name = '' }) => orderIds.has(name)))
      found.push(await statesOf(client, executionArn));
  client.destroy();
  return found;
};

const statesOf = async (client: SFNClient, executionArn: string | undefined): Promise<string[]> => {
  const states: string[] = [];
  for await (const { events = [] } of paginateGetExecutionHistory({ client }, { executionArn }))
    states.push(...events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []));
  return states;
};
