import { evaluate } from '@loja/local/iam/evaluate.ts';
import type { Principal } from '@loja/local/iam/policy.ts';
import { Template } from '@loja/local/iam/synthesised/assembly.ts';
import { policiesIn } from '@loja/local/iam/synthesised/policies.ts';
import { Resolver } from '@loja/local/iam/synthesised/resolve.ts';
import { accountId } from '@loja/local/ministack.ts';
import { Template as Synthesised } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { pascal } from '../names.ts';
import { openShop } from '../shop.ts';
import { stageFrom } from '../stages.ts';
import { keyUsers, requireKeyUser } from './person-keys.ts';

const app = new App({ context: { ...flags, stage: 'prod', stubFunctions: 'true' } });
openShop(app, stageFrom(app.node));
const policies = policiesIn(
  new Resolver(
    new Map(
      app.node.children
        .filter((child) => child instanceof Stack)
        .map((stack) => [stack.stackName, Template.parse(Synthesised.fromStack(stack).toJSON())]),
    ),
  ),
);

const classes = ['customers', 'sessions', 'fiscal'] as const;
type DataClass = (typeof classes)[number];

const keyOf = (dataClass: DataClass): string => {
  const found = [...policies.onResources.keys()].find((arn) => arn.includes(`key/Keys${pascal(dataClass)}`));
  if (!found) throw new Error(`no key of ${dataClass}`);
  return found;
};
const contextOf = (dataClass: DataClass, table: string) => ({
  'kms:EncryptionContextKeys': ['class', 'table'],
  'kms:EncryptionContext:class': dataClass,
  'kms:EncryptionContext:table': table,
});
const roleArn = (bundle: string) => `arn:aws:iam::${accountId}:role/loja-prod-${bundle}`;
const roleOf = (bundle: string): Principal => {
  const role = policies.roles.get(roleArn(bundle));
  if (!role) throw new Error(`no role of ${bundle}`);
  return role;
};
const may = async (who: Principal, action: string, dataClass: DataClass, table = 'orders') => {
  const resource = keyOf(dataClass);
  const need = { action, resource, context: contextOf(dataClass, table) };
  return (await evaluate(who, need, accountId, policies.onResources.get(resource))).allowed;
};
/** A role with every right that IAM can give. */
const allMighty = (arn: string): Principal => ({
  arn,
  policies: [
    {
      name: 'all',
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['kms:*'], Resource: ['*'] }],
      },
    },
  ],
});

const bundles = [...policies.roles.keys()]
  .map((arn) => arn.split('role/loja-prod-')[1] ?? '')
  .filter(Boolean);
const tables = ['orders', 'customers', 'sessions'];
const uses = { seals: 'kms:GenerateDataKey', opens: 'kms:Decrypt' } as const;

describe.each(classes)('the key of %s', (dataClass) => {
  test.each(['seals', 'opens'] as const)('is used by exactly the functions named as who %s', async (use) => {
    const users = await Promise.all(
      bundles.map(async (bundle) => {
        const allowed = await Promise.all(
          tables.map((table) => may(roleOf(bundle), uses[use], dataClass, table)),
        );
        return allowed.some(Boolean) ? [bundle] : [];
      }),
    );
    expect(bundles.length).toBeGreaterThan(40);
    expect(users.flat().toSorted()).toEqual([...keyUsers[dataClass][use]].toSorted());
  });

  test('opens for no other role, whatever IAM gives it', async () => {
    for (const name of ['Admin', 'loja-prod-cart-http-public', 'loja-prod-cdk'])
      for (const action of ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant', 'kms:ReEncryptFrom'])
        expect(await may(allMighty(`arn:aws:iam::${accountId}:role/${name}`), action, dataClass)).toBe(false);
  });

  test('is administered by who may administer', async () => {
    const admin = allMighty(`arn:aws:iam::${accountId}:role/Admin`);
    for (const action of ['kms:PutKeyPolicy', 'kms:DisableKey', 'kms:DescribeKey'])
      expect(await may(admin, action, dataClass)).toBe(true);
  });
});

test('a function that the key would refuse is not deployed', () => {
  expect(() => requireKeyUser('customers', 'opens', 'cart-http-public')).toThrow('is not among who opens');
  expect(() => requireKeyUser('customers', 'opens', 'documents-http-customer')).not.toThrow();
});
