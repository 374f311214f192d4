import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { openShop } from '../shop.ts';
import { stageFrom } from '../stages.ts';

interface Statement {
  Action: string | string[];
}

const stacksOfShop = (): Stack[] => {
  const app = new App({ context: { ...flags, stage: 'prod', stubFunctions: 'true' } });
  openShop(app, stageFrom(app.node));
  return app.node.children.filter((child) => child instanceof Stack);
};

test('a change is tried for six hours, however often that is, and eighteen are left to give it back', {
  timeout: 60_000,
}, () => {
  const mappings = stacksOfShop()
    .flatMap((stack) =>
      Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventSourceMapping')),
    )
    .map(({ Properties }) => Properties)
    .filter(({ StartingPosition }) => StartingPosition !== undefined);
  expect(mappings.length).toBeGreaterThan(3);
  for (const { MaximumRetryAttempts, MaximumRecordAgeInSeconds } of mappings) {
    expect(MaximumRetryAttempts ?? -1).toBe(-1);
    expect(MaximumRecordAgeInSeconds).toBe(6 * 3600);
  }
});

test('whoever reads a stream may decrypt it: it lies under its table’s key', { timeout: 60_000 }, () => {
  const policies = stacksOfShop()
    .flatMap((stack) => Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')))
    .map(([id, { Properties }]): [string, Statement[]] => [id, Properties.PolicyDocument.Statement]);
  const actionsOf = (statements: Statement[]) => statements.flatMap(({ Action }) => Action);
  const readers = policies.filter(([, statements]) => actionsOf(statements).includes('dynamodb:GetRecords'));
  expect(readers.length).toBeGreaterThan(3);
  for (const [id, statements] of readers) {
    const keys = statements.filter(({ Action }) => [Action].flat().includes('kms:Decrypt'));
    expect(JSON.stringify(keys), id).toContain('dynamodb.');
  }
});
