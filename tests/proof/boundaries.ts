import { DescribeStateMachineCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { PlanSent } from '@loja/local/faults/rules.ts';
import * as z from 'zod';
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

const Definition = z.object({
  States: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Parameters: z.object({ FunctionName: z.string().optional() }).optional(),
      Resource: z.string().optional(),
    }),
  ),
});

/** The function of each state that runs one, by the deployed definition of the workflow. */
export const stepsOf = async (world: World): Promise<ReadonlyMap<string, string>> => {
  const client = new SFNClient(awsOptions(world));
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => name?.endsWith('place-order'));
  const { definition = '{}' } = await client.send(
    new DescribeStateMachineCommand({ stateMachineArn: machine?.stateMachineArn }),
  );
  client.destroy();
  const { States } = Definition.parse(JSON.parse(definition));
  return new Map(
    Object.entries(States).flatMap(([state, { Parameters }]) => {
      const arn = Parameters?.FunctionName;
      return arn === undefined
        ? []
        : [
            [
              state,
              arn
                .split(':function:')
                .at(-1)
                ?.replace(/^loja-local-/, '') ?? arn,
            ],
          ];
    }),
  );
};
