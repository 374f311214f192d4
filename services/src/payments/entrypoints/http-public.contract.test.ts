import { createHmac } from 'node:crypto';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, test, vi } from 'vitest';

const SECRET = 'webhook-secret';
const sqs = new SQSClient({});
let queueUrl = '';
let handler: typeof import('./http-public.ts')['handler'];

beforeAll(async () => {
  const secret = await new SecretsManagerClient({}).send(
    new CreateSecretCommand({
      Name: `psp-${crypto.randomUUID()}`,
      SecretString: JSON.stringify({ accessToken: 'token', webhookSecret: SECRET }),
    }),
  );
  const queue = await sqs.send(new CreateQueueCommand({ QueueName: `webhooks-${crypto.randomUUID()}` }));
  queueUrl = queue.QueueUrl ?? '';
  vi.stubEnv('PSP_SECRET_ARN', secret.ARN);
  vi.stubEnv('PAYMENT_NOTIFICATIONS_QUEUE_URL', queueUrl);
  ({ handler } = await import('./http-public.ts'));
});

interface Sent {
  query?: string;
  ts?: number;
  secret?: string;
  signature?: string;
}

/** As API Gateway hands over what Mercado Pago sends. */
const notify = async ({
  query = 'data.id=ORD01ABC&type=order',
  ts = Date.now(),
  secret = SECRET,
  signature,
}: Sent) => {
  const v1 = createHmac('sha256', secret).update(`id:ORD01ABC;request-id:r1;ts:${ts};`).digest('hex');
  const path = '/api/webhooks/mercadopago';
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: {
      'content-type': 'application/json',
      'x-request-id': 'r1',
      'x-signature': signature ?? `ts=${ts},v1=${v1}`,
    },
    requestContext: { http: { method: 'POST', path }, domainName: 'api.example' },
    body: JSON.stringify({ action: 'order.processed', type: 'order', data: { id: 'ORD01ABC' } }),
    isBase64Encoded: false,
  } as unknown as Parameters<typeof handler>[0];
  const answer = await handler(event, {} as Context);
  return { status: answer.statusCode, body: JSON.parse(answer.body ?? '{}') };
};

const queued = async (): Promise<string[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = '' }) => Body);
};

describe('POST /api/webhooks/mercadopago', () => {
  test('refuses what the provider did not sign, in the words of a problem', async () => {
    expect(await notify({ secret: 'guess' })).toMatchObject({
      status: 401,
      body: { code: 'signature_invalid' },
    });
    expect(await notify({ signature: '' })).toMatchObject({
      status: 401,
      body: { code: 'signature_invalid' },
    });
    expect(await notify({ query: 'data.id=ORD02&type=order' })).toMatchObject({ status: 401 });
    expect(await queued()).toEqual([]);
  });

  test('refuses a replay', async () => {
    const old = await notify({ ts: Date.now() - 11 * 60_000 });
    expect(old).toMatchObject({ status: 401, body: { code: 'signature_stale' } });
    expect(await queued()).toEqual([]);
  });

  test('refuses what names no charge', async () => {
    expect(await notify({ query: 'type=order' })).toMatchObject({ status: 400 });
    expect(await notify({ query: 'data.id=../admin&type=order' })).toMatchObject({ status: 400 });
    expect(await queued()).toEqual([]);
  });

  test('accepts a signed one and queues the hint', async () => {
    expect(await notify({})).toEqual({ status: 200, body: { received: true } });
    expect((await queued()).map((body) => JSON.parse(body))).toEqual([
      { provider: 'mercadopago', pspOrderId: 'ORD01ABC', requestId: 'r1' },
    ]);
  });
});
