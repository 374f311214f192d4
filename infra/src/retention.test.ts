import { retention } from '@loja/contracts/privacy/retention.ts';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

const app = new App({ context: { ...flags, stage: 'prod', stubFunctions: 'true' } });
openShop(app, stageFrom(app.node));
const templates = app.node.children
  .filter((child) => child instanceof Stack)
  .map((stack) => Template.fromStack(stack));
const all = (type: string) =>
  templates.flatMap((template) =>
    Object.values(template.findResources(type)).map(({ Properties }) => Properties),
  );

const daysOf = (row: string): number => {
  const kept = retention[row];
  if (kept === undefined) throw new Error(`nobody says how long ${row} is kept`);
  const seconds = 'seconds' in kept ? kept.seconds : 'atMost' in kept ? kept.atMost : Number.NaN;
  return seconds / 86_400;
};

/** What is kept outside of tables goes by the rules of its store: the data map says the same. */
test('the archive of events', () => {
  expect(all('AWS::Events::Archive').map(({ RetentionDays }) => RetentionDays)).toEqual([
    daysOf('event archive/event'),
  ]);
});

test('every log, and the access record longest', () => {
  const groups = all('AWS::Logs::LogGroup');
  expect(groups.length).toBeGreaterThan(20);
  const longest = Math.max(daysOf('function log/line'), daysOf('access log/record'));
  for (const { LogGroupName, RetentionInDays } of groups)
    expect(RetentionInDays, JSON.stringify(LogGroupName)).toBeLessThanOrEqual(longest);
  const firewall = groups.filter(({ LogGroupName }) => String(LogGroupName).startsWith('aws-waf-logs-'));
  expect(firewall.length).toBeGreaterThan(0);
  for (const { RetentionInDays } of firewall)
    expect(RetentionInDays).toBeLessThanOrEqual(daysOf('firewall log/request'));
});

test('who asked the edge for what, and the copies of contracts', () => {
  const daysOfBucket = (use: string) =>
    all('AWS::S3::Bucket')
      .filter(({ BucketName }) => JSON.stringify(BucketName).includes(`-${use}-`))
      .flatMap(({ LifecycleConfiguration }) => LifecycleConfiguration.Rules)
      .map(({ ExpirationInDays }: { ExpirationInDays?: number }) => ExpirationInDays)
      .filter((days) => days !== undefined);
  expect(daysOfBucket('access-logs')).toEqual([daysOf('edge log/request')]);
  expect(daysOfBucket('documents')).toEqual([daysOf('bucket documents/contract')]);
});

test('backups of tables', () => {
  const tables = all('AWS::DynamoDB::Table');
  expect(tables.length).toBeGreaterThan(10);
  // Without another word it is as long as DynamoDB goes back.
  for (const {
    PointInTimeRecoverySpecification: { RecoveryPeriodInDays = 35 },
  } of tables)
    expect(RecoveryPeriodInDays).toBe(daysOf('table backup/row'));
});
