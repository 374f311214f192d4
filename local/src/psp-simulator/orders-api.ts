import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Charge } from './charge.ts';
import type { Provider } from './provider.ts';
import type { Answer } from './state-file.ts';
import { errorBody, failure, type Result, STATUS_OF, type WireError } from './wire-error.ts';
import { parseCreateOrder, parseJson, parseRefund } from './wire-request.ts';

const KEY_MAX = 128;
const KEY_LIFE_MS = 86_400_000;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const reply = ({ status, body }: Answer): Response => Response.json(body, { status });

const refuse = (error: WireError): Answer => ({ status: STATUS_OF[error.code], body: errorBody(error) });

/** The provider's public API: the paths, headers and errors of Mercado Pago's Orders API. */
export function ordersApi(provider: Provider, accessToken: string) {
  const app = new Hono();
  const calls = new Map<string, number>();
  const expectedAuthorization = sha256(`Bearer ${accessToken}`);

  /** Same key and body: the first answer again. Same key, other body: conflict. Failures are not kept. */
  function once(context: Context, body: string, work: () => Answer): Answer {
    const key = context.req.header('x-idempotency-key');
    if (!key) return refuse(failure('empty_required_header', 'Header X-Idempotency-Key is required.').error);
    if (key.length > KEY_MAX)
      return refuse(failure('invalid_idempotency_key_length', `At most ${KEY_MAX} characters.`).error);
    const scope = `${context.req.method} ${context.req.path} ${key}`;
    const requestHash = sha256(body).toString('hex');
    const earlier = provider.answers[scope];
    if (earlier && earlier.at > provider.now() - KEY_LIFE_MS) {
      if (earlier.requestHash === requestHash) return earlier.answer;
      return refuse(failure('idempotency_key_already_used', 'The key was used with another request.').error);
    }
    const answer = work();
    if (answer.status < 400) {
      provider.answers[scope] = { requestHash, at: provider.now(), answer };
      provider.save();
    }
    return answer;
  }

  const answerOf = (status: number, result: Result<Charge>): Answer =>
    result.ok ? { status, body: provider.wire(result.value) } : refuse(result.error);

  /** Counts the call, checks the token, and plays the failure that a test ordered. */
  function serve(endpoint: string, work: (context: Context, body: string) => Answer) {
    return async (context: Context): Promise<Response> => {
      calls.set(endpoint, (calls.get(endpoint) ?? 0) + 1);
      const authorization = sha256(context.req.header('authorization') ?? '');
      if (!timingSafeEqual(authorization, expectedAuthorization))
        return reply(refuse(failure('unauthorized', 'The access token is missing or invalid.').error));
      const body = await context.req.text();
      const behaviour = provider.behaviour();
      const { failNext } = behaviour;
      if (!failNext || failNext.count === 0) return reply(work(context, body));
      provider.behave({ ...behaviour, failNext: { ...failNext, count: failNext.count - 1 } });
      if (failNext.afterEffect) work(context, body);
      const { error } = failure('simulated_failure', 'Failure ordered through /_simulator/behaviour.');
      return reply({ status: failNext.status, body: errorBody(error) });
    };
  }

  app.post(
    '/orders',
    serve('POST /v1/orders', (context, body) =>
      once(context, body, () => {
        const json = parseJson(body);
        const order = json.ok ? parseCreateOrder(json.value) : json;
        return order.ok ? answerOf(201, { ok: true, value: provider.create(order.value) }) : refuse(order.error);
      }),
    ),
  );
  app.get(
    '/orders/:id',
    serve('GET /v1/orders/{id}', (context) => answerOf(200, provider.find(context.req.param('id') ?? ''))),
  );
  app.post(
    '/orders/:id/cancel',
    serve('POST /v1/orders/{id}/cancel', (context, body) =>
      once(context, body, () => answerOf(200, provider.cancel(context.req.param('id') ?? ''))),
    ),
  );
  app.post(
    '/orders/:id/refund',
    serve('POST /v1/orders/{id}/refund', (context, body) =>
      once(context, body, () => {
        const part = parseRefund(body);
        return part.ok ? answerOf(201, provider.refund(context.req.param('id') ?? '', part.value)) : refuse(part.error);
      }),
    ),
  );
  return { app, calls };
}
