import type { AwsCall } from '../aws-proxy/call.ts';
import type { Refusal } from '../iam/guard.ts';

export type Answer = { status: number; headers: Record<string, string>; body: string };

const throttleCodes: Readonly<Record<string, string>> = {
  dynamodb: 'ProvisionedThroughputExceededException',
  sqs: 'RequestThrottled',
  s3: 'SlowDown',
  ses: 'TooManyRequestsException',
};

const json = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, message, ...more }),
});

const xml = (status: number, code: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});

const isXml = (service: string): boolean => service === 's3' || service === 'cloudfront';

/** What the service itself answers when it is broken. */
export const brokenAnswer = ({ service }: Pick<AwsCall, 'service'>): Answer => {
  if (service === 'psp') return json(500, 'internal_error', 'Ordered by the fault plan.');
  return isXml(service)
    ? xml(500, 'InternalError', 'Ordered by the fault plan.')
    : json(500, 'InternalServerError', 'Ordered by the fault plan.');
};

export const throttledAnswer = ({ service }: Pick<AwsCall, 'service'>): Answer => {
  if (service === 'psp') return json(429, 'too_many_requests', 'Ordered by the fault plan.');
  const code = throttleCodes[service] ?? 'ThrottlingException';
  return isXml(service) ? xml(503, code, 'Reduce your request rate.') : json(400, code, 'Rate exceeded');
};

/** What IAM has a service say to who may not: whom, what and on what, as AWS words it. */
export const deniedAnswer = (service: string, { function: name, action, resource }: Refusal): Answer => {
  const message = `${name} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the action`;
  return isXml(service) ? xml(403, 'AccessDenied', message) : json(400, 'AccessDeniedException', message);
};

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** DynamoDB cancels a transaction with one reason per item; the first one met another transaction. */
export const conflictAnswer = (call: Pick<AwsCall, 'service' | 'operation'>, body: unknown): Answer => {
  if (call.service !== 'dynamodb') return throttledAnswer(call);
  if (!call.operation.startsWith('Transact'))
    return json(400, 'TransactionConflictException', 'Transaction is ongoing for the item');
  const items = countOf(
    typeof body === 'object' && body !== null && 'TransactItems' in body && body.TransactItems,
  );
  const reasons = Array.from({ length: items }, (_, at) =>
    at === 0
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const list = reasons.map(({ Code }) => Code).join(', ');
  return json(
    400,
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${list}]`,
    { CancellationReasons: reasons },
  );
};
