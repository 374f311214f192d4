import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Charge } from './charge.ts';
import { onceByKey } from './idempotency.ts';
import type { Provider } from './provider.ts';
import type { Answer } from './state-file.ts';
import { failure, type Result, refusal } from './wire-error.ts';
import { parseCreateOrder, parseJson, parseRefund } from './wire-request.ts';

type Work = (request: { id: string; body: string; context: Context }) => Answer;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const reply = ({ status, body }: Answer): Response => Response.json(body, { status });

/** Takes one planned failure off the plan; `undefined` when the call goes well. */
function plannedFailure(provider: Provider): { status: number; afterEffect: boolean } | undefined {
  const { failNext } = provider.behaviour;
  if (!failNext || failNext.count === 0) return undefined;
  provider.behaviour = { ...provider.behaviour, failNext: { ...failNext, count: failNext.count - 1 } };
  return failNext;
}

/** Counts the call, checks the token, and plays the failure that a test ordered. */
function endpoints(provider: Provider, accessToken: string, calls: Map<string, number>) {
  const expected = sha256(`Bearer ${accessToken}`);
  return (endpoint: string, work: Work) =>
    async (context: Context): Promise<Response> => {
      calls.set(endpoint, (calls.get(endpoint) ?? 0) + 1);
      if (!timingSafeEqual(sha256(context.req.header('authorization') ?? ''), expected))
        return reply(refusal(failure('unauthorized', 'The access token is missing or invalid.').error));
      const request = { id: context.req.param('id') ?? '', body: await context.req.text(), context };
      const planned = plannedFailure(provider);
      if (!planned) return reply(work(request));
      if (planned.afterEffect) work(request);
      const { error } = failure('simulated_failure', 'Failure ordered through /_simulator/behaviour.');
      return reply({ ...refusal(error), status: planned.status });
    };
}

/** The provider's public API: the paths, headers and errors of Mercado Pago's Orders API. */
export function ordersApi(provider: Provider, accessToken: string, calls: Map<string, number>): Hono {
  const app = new Hono();
  const serve = endpoints(provider, accessToken, calls);
  const answer = (status: number, result: Result<Charge>): Answer =>
    result.ok ? { status, body: provider.wire(result.value) } : refusal(result.error);

  app.post(
    '/orders',
    serve('POST /v1/orders', ({ context, body }) =>
      onceByKey(provider, context.req, body, () => {
        const json = parseJson(body);
        const order = json.ok ? parseCreateOrder(json.value) : json;
        return order.ok
          ? answer(201, { ok: true, value: provider.create(order.value) })
          : refusal(order.error);
      }),
    ),
  );
  app.get(
    '/orders/:id',
    serve('GET /v1/orders/{id}', ({ id }) => answer(200, provider.find(id))),
  );
  app.post(
    '/orders/:id/cancel',
    serve('POST /v1/orders/{id}/cancel', ({ context, id, body }) =>
      onceByKey(provider, context.req, body, () => answer(200, provider.cancel(id))),
    ),
  );
  app.post(
    '/orders/:id/refund',
    serve('POST /v1/orders/{id}/refund', ({ context, id, body }) =>
      onceByKey(provider, context.req, body, () => {
        const part = parseRefund(body);
        return part.ok ? answer(201, provider.refund(id, part.value)) : refusal(part.error);
      }),
    ),
  );
  return app;
}
