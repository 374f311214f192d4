import { Hono } from 'hono';
import { apiCalls } from './api-call.ts';
import { wireToken } from './card-tokens.ts';
import type { Charge } from './charge.ts';
import { onceByKey } from './idempotency.ts';
import { searchOrders } from './order-search.ts';
import type { Provider } from './provider.ts';
import { settlementReports } from './settlement.ts';
import type { Answer } from './state-file.ts';
import { failure, type Result, refusal } from './wire-error.ts';
import { parseCreateOrder, parseJson, parseRefund } from './wire-request.ts';

/** A payment that failed is answered 402: the order stands under `data`, its reason in the payment. */
function created(provider: Provider, charge: Charge): Answer {
  const order = provider.wire(charge);
  if (charge.status !== 'failed') return { status: 201, body: order };
  const why = `${charge.paymentId}: ${order.transactions.payments[0]?.status_detail}`;
  const { status, body } = refusal(failure('failed', 'The following transactions failed', [why]).error);
  return { status, body: { ...body, data: order } };
}

function create(provider: Provider, body: string): Answer {
  const json = parseJson(body);
  const order = json.ok ? parseCreateOrder(json.value) : json;
  return order.ok ? created(provider, provider.create(order.value)) : refusal(order.error);
}

/** The provider's public API: the paths, headers and errors of Mercado Pago's Orders API. */
export function ordersApi(provider: Provider, accessToken: string): Hono {
  const app = new Hono();
  const serve = apiCalls(provider, accessToken);
  const answer = (status: number, result: Result<Charge>): Answer =>
    result.ok ? { status, body: provider.wire(result.value) } : refusal(result.error);

  app.post(
    '/orders',
    serve('POST /v1/orders', ({ context, body }) =>
      onceByKey(provider, context.req, body, () => create(provider, body)),
    ),
  );
  app.get(
    '/orders',
    serve('GET /v1/orders', ({ context }) => searchOrders(provider, context.req.query())),
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
  app.get(
    '/card_tokens/:id',
    serve('GET /v1/card_tokens/{id}', ({ id }) => {
      const token = provider.cardToken(id);
      return token
        ? { status: 200, body: wireToken(token, '') }
        : refusal(failure('card_token_not_found', 'Card token not found.').error);
    }),
  );
  settlementReports(app, provider, serve);
  return app;
}
