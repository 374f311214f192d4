import { evaluate } from '@loja/local/iam/evaluate.ts';
import { type Assembly, Template } from '@loja/local/iam/synthesised/assembly.ts';
import { type Edge, edgesOf } from '@loja/local/iam/synthesised/edges.ts';
import { type Policies, policiesIn } from '@loja/local/iam/synthesised/policies.ts';
import { Resolver } from '@loja/local/iam/synthesised/resolve.ts';
import { accountId } from '@loja/local/ministack.ts';
import { Template as Synthesised } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

const assemblyOf = (stage: string): Assembly => {
  const app = new App({ context: { ...flags, stage, stubFunctions: 'true' } });
  openShop(app, stageFrom(app.node));
  return new Map(
    app.node.children
      .filter((child) => child instanceof Stack)
      .map((stack) => [stack.stackName, Template.parse(Synthesised.fromStack(stack).toJSON())]),
  );
};

const wired = (assembly: Assembly) => {
  const resolver = new Resolver(assembly);
  const policies = policiesIn(resolver);
  return { policies, edges: edgesOf(resolver, policies) };
};

/** The edges that no policy lets be, each by why it is there and what it wants. */
const unmet = async ({
  policies,
  edges,
}: {
  policies: Policies;
  edges: readonly Edge[];
}): Promise<string[]> => {
  const verdicts = await Promise.all(
    edges.map(async ({ why, who, need }) => {
      const policy = policies.onResources.get(need.resource);
      const { allowed } = await evaluate(who, need, accountId, policy);
      return allowed ? [] : [`${why}: ${need.action} on ${need.resource}`];
    }),
  );
  return verdicts.flat();
};

/** The same templates without the resources of one kind. */
const without = (assembly: Assembly, type: string): Assembly =>
  new Map(
    [...assembly].map(([name, { Resources, Outputs }]) => [
      name,
      {
        Outputs,
        Resources: Object.fromEntries(Object.entries(Resources).filter(([, { Type }]) => Type !== type)),
      },
    ]),
  );

const stages = { local: assemblyOf('local'), prod: assemblyOf('prod') };

describe.each(Object.entries(stages))('what AWS does by itself in %s', (_, assembly) => {
  test('is all allowed, by the role it is done in or by what it is done to', async () => {
    const shop = wired(assembly);
    expect(shop.edges.length).toBeGreaterThan(200);
    expect(await unmet(shop)).toEqual([]);
  });
});

describe('a template that forgets', () => {
  test.each([
    ['AWS::Lambda::Permission', 'lambda:InvokeFunction'],
    ['AWS::SQS::QueuePolicy', 'sqs:SendMessage'],
    ['AWS::IAM::Policy', 'sqs:ReceiveMessage'],
    ['AWS::SNS::TopicPolicy', 'sns:Publish'],
  ])('every %s is found out by %s', async (type, action) => {
    const missing = await unmet(wired(without(stages.local, type)));
    expect(missing.some((edge) => edge.includes(action))).toBe(true);
  });
});
