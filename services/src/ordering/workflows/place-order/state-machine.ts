export interface PlaceOrderSteps {
  readonly requestPayment: string;
  readonly confirmOrder: string;
  readonly expireOrder: string;
  readonly cancelOrder: string;
}

/** Five tries of the slowest method, a boleto of some days, and the days in which somebody redrives: far past it all. */
const LIMIT_SECONDS = 60 * 86_400;

/**
 * One order from placed to settled. Three transitions when it is paid, since they are the dearest thing in the order
 * path: the payment is awaited by task token for as long as its method may be paid, and each ending is one idempotent
 * step that moves order and stock together. An order whose shopper tried again late, with a charge that is still open,
 * waits once more: at most as often as it may be tried.
 */
export function placeOrderDefinition(steps: PlaceOrderSteps) {
  return {
    Comment: 'An order waits for its payment, then is confirmed, expired or cancelled',
    StartAt: 'RequestPayment',
    TimeoutSeconds: LIMIT_SECONDS,
    States: {
      RequestPayment: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: {
          FunctionName: steps.requestPayment,
          Payload: { 'orderId.$': '$.orderId', 'taskToken.$': '$$.Task.Token' },
        },
        TimeoutSecondsPath: '$.waitSeconds',
        ResultPath: '$.payment',
        Retry: [
          // The provider's no is an answer.
          { ErrorEquals: ['PaymentRefused'], MaxAttempts: 0 },
          // A provider that did not answer, a function that died, a table that throttles: all pass, and no list of
          // their names is complete. The step goes on where it was.
          {
            ErrorEquals: ['States.TaskFailed'],
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
      ConfirmOrder: {
        ...step(steps.confirmOrder, { 'orderId.$': '$.orderId', 'payment.$': '$.payment' }),
        End: true,
      },
      ExpireOrder: { ...step(steps.expireOrder, { 'orderId.$': '$.orderId' }), Next: 'StillOpen' },
      StillOpen: {
        Type: 'Choice',
        Choices: [{ Variable: '$.waitSeconds', IsPresent: true, Next: 'RequestPayment' }],
        Default: 'Settled',
      },
      Settled: { Type: 'Succeed' },
      CancelOrder: { ...step(steps.cancelOrder, { 'orderId.$': '$.orderId' }), End: true },
    },
  };
}

/** Tried for a quarter of an hour whatever the error; then the execution fails, raises an alarm and can be redriven. */
const step = (functionName: string, payload: Record<string, string>) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: {
    FunctionName: functionName,
    Payload: payload,
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
});
