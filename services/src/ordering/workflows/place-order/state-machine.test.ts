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
  Default?: string;
  Catch?: readonly { Next: string }[];
}

const arn = (name: string) => `arn:aws:lambda:sa-east-1:000000000000:function:${name}`;
const definition = placeOrderDefinition({
  requestPayment: arn('request-payment'),
  confirmOrder: arn('confirm-order'),
  expireOrder: arn('expire-order'),
  cancelOrder: arn('cancel-order'),
});
const { RequestPayment, StillOpen, Settled, ...endings } = definition.States;

test('the definition is valid Amazon States Language', () => {
  const { isValid, errorsText } = validate(definition, { checkArn: true, checkPaths: true });
  expect(isValid, errorsText('\n')).toBe(true);
});

test('a paid order costs three transitions: the start and two steps', () => {
  expect(definition.StartAt).toBe('RequestPayment');
  expect(RequestPayment.Next).toBe('ConfirmOrder');
  expect(endings.ConfirmOrder).toMatchObject({ End: true });
});

test('no order that is paid or let go without another try costs more than ten transitions', () => {
  const steps: Record<string, Step> = definition.States;
  const longestFrom = (name: string): number => {
    const { Next, Default, Catch = [] } = steps[name] ?? { Type: 'missing' };
    const next = [Next, Default, ...Catch.map((caught) => caught.Next)].filter((one) => one !== undefined);
    return 1 + Math.max(0, ...next.map(longestFrom));
  };
  expect(1 + longestFrom(definition.StartAt)).toBeLessThanOrEqual(10);
});

test('the wait is as long as the order says, and the workflow outlives five boletos', () => {
  expect(RequestPayment.TimeoutSecondsPath).toBe('$.waitSeconds');
  expect(definition.TimeoutSeconds).toBeGreaterThan(5 * 2 * 3 * 86_400);
});

test('only an expiry that found a charge still open waits again', () => {
  expect(endings.ExpireOrder).toMatchObject({ Next: 'StillOpen' });
  expect(StillOpen.Choices).toEqual([{ Variable: '$.waitSeconds', IsPresent: true, Next: 'RequestPayment' }]);
  expect(StillOpen.Default).toBe('Settled');
  expect(Settled.Type).toBe('Succeed');
});

test('a Pix that ran out expires the order; whatever else goes wrong cancels it', () => {
  expect(RequestPayment.Catch.map(({ ErrorEquals, Next }) => [ErrorEquals, Next])).toEqual([
    [['States.Timeout', 'PaymentExpired'], 'ExpireOrder'],
    [['States.ALL'], 'CancelOrder'],
  ]);
});

test('a refusal of the provider is not asked again; whatever else fails the request is', () => {
  const [refused, ...others] = RequestPayment.Retry;
  expect(refused).toEqual({ ErrorEquals: ['PaymentRefused'], MaxAttempts: 0 });
  expect(others).toEqual([
    expect.objectContaining({ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 4, JitterStrategy: 'FULL' }),
  ]);
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
