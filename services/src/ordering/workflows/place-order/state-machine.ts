/** A Pix paid in its last second is still notified: the workflow waits longer than the code lives. */
const waitFor = (pixExpirySeconds: number): number => pixExpirySeconds + Math.min(120, pixExpirySeconds);

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
 * One order from placed to settled. Three transitions, since they are the dearest thing in the order path:
 * the payment is awaited by task token, and each ending is one idempotent step that moves order and stock together.
 */
export function placeOrderDefinition(steps: PlaceOrderSteps) {
  return {
    Comment: 'An order waits for its payment, then is confirmed, expired or cancelled',
    StartAt: 'RequestPayment',
    // The endings retry for minutes; a day is far past any honest run.
    TimeoutSeconds: waitFor(steps.pixExpirySeconds) + 86_400,
    States: {
      RequestPayment: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: {
          FunctionName: steps.requestPayment,
          Payload: { 'orderId.$': '$.orderId', 'taskToken.$': '$$.Task.Token' },
        },
        TimeoutSeconds: waitFor(steps.pixExpirySeconds),
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

/** Tried for a quarter of an hour whatever the error; then the execution fails, raises an alarm and can be redriven. */
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
      MaxAttempts: 20,
      JitterStrategy: 'FULL',
    },
  ],
  End: true,
});
