import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { openShop } from '../shop.ts';
import { stageFrom } from '../stages.ts';

const stackOf = (stage: string, name: string): Template => {
  const app = new App({ context: { stage, stubFunctions: 'true' } });
  openShop(app, stageFrom(app.node));
  const stack = app.node.children.find(({ node }) => node.id === `loja-${stage}-${name}`);
  if (!(stack instanceof Stack)) throw new Error(`no stack ${name}`);
  return Template.fromStack(stack);
};

const named = (template: Template, type: string, property: string) =>
  new Map(
    Object.values(template.findResources(type)).map(({ Properties }) => [Properties[property], Properties]),
  );

describe.each([
  ['prod', 'rate(5 minutes)'],
  ['local', 'rate(1 minute)'],
])('by the clock in stage %s', (stage, sweep) => {
  const template = stackOf(stage, 'reconciliation');
  const schedules = named(template, 'AWS::Scheduler::Schedule', 'Name');

  test('payments are swept in minutes and days compared at three in the night of São Paulo', () => {
    expect(schedules.get(`loja-${stage}-sweep-payments`)?.ScheduleExpression).toBe(sweep);
    expect(schedules.get(`loja-${stage}-compare-day`)).toMatchObject({
      ScheduleExpression: 'cron(0 3 * * ? *)',
      ScheduleExpressionTimezone: 'America/Sao_Paulo',
    });
  });

  test('what could not be invoked is kept, and a clock that stops is heard', () => {
    const alarms = named(template, 'AWS::CloudWatch::Alarm', 'AlarmName');
    expect(schedules.size).toBe(2);
    for (const [name, { Target }] of schedules) {
      expect(Target.DeadLetterConfig.Arn, name).toBeDefined();
      expect(alarms.get(`${name}-silent`), name).toMatchObject({
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
    }
  });
});
