import { createHash } from 'node:crypto';
import { Problem } from '@loja/contracts/errors.ts';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { stageFrom } from '../stages.ts';
import { rulesFor } from './firewall-rules.ts';
import { refusalBodies, refusalStyleSource } from './refusals.ts';

const stage = (context: Record<string, string> = {}) =>
  stageFrom(new App({ context: { stage: 'prod', ...context } }).node);
const rules = rulesFor(stage(), { servesStaff: false });
const actionOf = (name: string) => rules.find((rule) => rule.name === name)?.action;

describe('rules', () => {
  test('find first and judge after', () => {
    expect(rules.map(({ name }) => name)).toEqual([
      'api',
      'staff-elsewhere',
      'page-methods',
      'methods',
      'body-size',
      'rate-checkout',
      'rate-sign-in',
      'rate-general',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesSQLiRuleSet',
      'refuse-payload_too_large-api',
      'refuse-payload_too_large-page',
      'refuse-too_many_requests-api',
      'refuse-too_many_requests-page',
      'refuse-forbidden-api',
      'refuse-forbidden-page',
    ]);
    expect(rules.map(({ priority }) => priority)).toEqual(rules.map((_, index) => index));
  });

  test('of the back office let staff in', () => {
    const names = rulesFor(stage(), { servesStaff: true }).map(({ name }) => name);
    expect(names).toEqual(rules.map(({ name }) => name).filter((name) => name !== 'staff-elsewhere'));
  });

  test('refuse each kind with its status, and say when to come again', () => {
    const statuses = ['payload_too_large', 'too_many_requests', 'forbidden'].map((code) =>
      actionOf(`refuse-${code}-page`),
    );
    expect(statuses).toMatchObject([
      { block: { customResponse: { responseCode: 413 } } },
      {
        block: {
          customResponse: {
            responseCode: 429,
            responseHeaders: [{ name: 'cache-control' }, { name: 'retry-after', value: '300' }],
          },
        },
      },
      { block: { customResponse: { responseCode: 403 } } },
    ]);
  });

  test('take their limits from the stage, which a caller may change', () => {
    const limits = JSON.stringify(rules).match(/"limit":\d+/g);
    expect(limits).toEqual(['"limit":100', '"limit":100', '"limit":10000']);
    const changed = rulesFor(stage({ ordersPerFiveMinutes: '20', maxBodyBytes: '512' }), {
      servesStaff: false,
    });
    expect(JSON.stringify(changed)).toMatch(/"size":512.*"limit":20/);
  });
});

describe('words', () => {
  test('for programs are problems of the contract', () => {
    const programs = Object.entries(refusalBodies).filter(([key]) => key.endsWith('-api'));
    const codes = programs.map(([, { content }]) => Problem.parse(JSON.parse(content)).code);
    expect(codes.sort()).toEqual(['forbidden', 'not_found', 'payload_too_large', 'too_many_requests']);
  });

  test('for people are pages that load nothing, styled by the one style the policy lets through', () => {
    const pages = Object.values(refusalBodies).filter(({ contentType }) => contentType === 'TEXT_HTML');
    expect(pages).toHaveLength(3);
    for (const { content } of pages) {
      expect(content).toContain('<html lang="pt-BR">');
      expect(content).not.toMatch(/<script|<link|<img|url\(|style="/);
      const [, style = ''] = /<style>(.*)<\/style>/s.exec(content) ?? [];
      expect(`'sha256-${createHash('sha256').update(style).digest('base64')}'`).toBe(refusalStyleSource);
    }
  });

  test('keep to what WAF takes', () => {
    for (const { content } of Object.values(refusalBodies)) expect(content.length).toBeLessThan(10_240);
  });
});
