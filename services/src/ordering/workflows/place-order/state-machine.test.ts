import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { placeOrderDefinition } from './state-machine.ts';

type Validate = (
  definition: object,
  options: { checkArn: boolean; checkPaths: boolean },
) => { isValid: boolean; errorsText: (separator: string) => string };
// It ships no types.
const validate: Validate = createRequire(import.meta.url)('asl-validator');

interface Step {
  Type: string;
  Next?: string;
  Catch?: readonly { Next: string }[];
}

const arn = (name: string) => `arn:aws:lambda:sa-east-1:000000000000:function:${name}`;
const definition = placeOrderDefinition({
  requestPayment: arn('request-payment'),
  confirmOrder: arn('confirm-order'),
  expireOrder: arn('expire-order'),
  cancelOrder: arn('cancel-order'),
  pixExpirySeconds: 1800,
});
const { RequestPayment, ...endings } = definition.States;

test('the definition is valid Amazon States Language', () => {
  const { isValid, errorsText } = validate(definition, { checkArn: true, checkPaths: true });
  expect(isValid, errorsText('\n')).toBe(true);
});

test('an order costs three transitions at most: the start and two steps', () => {
  const steps: Record<string, Step> = definition.States;
  const longestFrom = (name: string): number => {
    const { Next, Catch = [] } = steps[name] ?? { Type: 'missing' };
    const next = [...(Next ? [Next] : []), ...Catch.map((caught) => caught.Next)];
    return 1 + Math.max(0, ...next.map(longestFrom));
  };
  expect(1 + longestFrom(definition.StartAt)).toBe(3);
});

test('the wait outlives the Pix, and the workflow outlives the wait', () => {
  expect(RequestPayment.TimeoutSeconds).toBeGreaterThan(1800);
  expect(definition.TimeoutSeconds).toBeGreaterThan(RequestPayment.TimeoutSeconds);
});

test('a Pix that ran out expires the order; whatever else goes wrong cancels it', () => {
  expect(RequestPayment.Catch.map(({ ErrorEquals, Next }) => [ErrorEquals, Next])).toEqual([
    [['States.Timeout', 'PaymentExpired'], 'ExpireOrder'],
    [['States.ALL'], 'CancelOrder'],
  ]);
});

test('a refusal of the provider is not asked again', () => {
  expect(RequestPayment.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain('PaymentRefused');
  expect(RequestPayment.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain('States.ALL');
});

test('no ending gives up before a quarter of an hour, jitter halving the waits', () => {
  for (const { Retry } of Object.values(endings)) {
    const [{ IntervalSeconds = 0, BackoffRate = 1, MaxAttempts = 0, MaxDelaySeconds = 0 } = {}] = Retry;
    const waits = Array.from({ length: MaxAttempts }, (_, attempt) =>
      Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
    );
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 2).toBeGreaterThanOrEqual(15 * 60);
  }
});
