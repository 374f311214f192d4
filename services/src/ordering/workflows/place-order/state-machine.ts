import { pixGraceSeconds } from '@loja/infra/stages.ts';

export interface PlaceOrderSteps {
  readonly requestPayment: string;
  readonly confirmOrder: string;
  readonly expireOrder: string;
  readonly cancelOrder: string;
  readonly pixExpirySeconds: number;
}

/** What passes by itself: Lambda's own faults and a provider that did not answer. */
const transient = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'PspUnavailable',
];

/**
 * One order from placed to settled. Five transitions at most, since they are the dearest thing in the order path:
 * the payment is awaited by task token, and each ending is one idempotent step that moves order and stock together.
 */
export function placeOrderDefinition(steps: PlaceOrderSteps) {
  return {
    Comment: 'An order waits for its payment, then is confirmed, expired or cancelled',
    StartAt: 'RequestPayment',
    // The endings retry for minutes; a day is far past any honest run.
    TimeoutSeconds: steps.pixExpirySeconds + pixGraceSeconds + 86_400,
    States: {
      RequestPayment: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: {
          FunctionName: steps.requestPayment,
          Payload: { 'orderId.$': '$.orderId', 'taskToken.$': '$$.Task.Token' },
        },
        TimeoutSeconds: steps.pixExpirySeconds + pixGraceSeconds,
        ResultPath: '$.payment',
        Retry: [
          {
            ErrorEquals: transient,
            IntervalSeconds: 2,
            BackoffRate: 2,
            MaxAttempts: 4,
            JitterStrategy: 'FULL',
          },
        ],
        Catch: [
          { ErrorEquals: ['States.Timeout', 'PaymentExpired'], ResultPath: '$.failure', Next: 'ExpireOrder' },
          { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'CancelOrder' },
        ],
        Next: 'ConfirmOrder',
      },
      ConfirmOrder: ending(steps.confirmOrder),
      ExpireOrder: ending(steps.expireOrder),
      CancelOrder: ending(steps.cancelOrder),
    },
  };
}

/** Tried for some fifteen minutes whatever the error; then the execution fails, raises an alarm and can be redriven. */
const ending = (functionName: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: {
    FunctionName: functionName,
    Payload: { 'orderId.$': '$.orderId' },
  },
  OutputPath: '$.Payload',
  TimeoutSeconds: 60,
  Retry: [
    {
      ErrorEquals: ['States.ALL'],
      IntervalSeconds: 2,
      BackoffRate: 2,
      MaxDelaySeconds: 120,
      MaxAttempts: 12,
      JitterStrategy: 'FULL',
    },
  ],
  End: true,
});
