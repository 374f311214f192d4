import { centsOfDecimal } from '@loja/kernel/money.ts';
import { Hono } from 'hono';
import * as z from 'zod';
import type { Charge } from './charge.ts';
import { parseBehaviour } from './faults.ts';
import type { Provider } from './provider.ts';
import { errorBody, type Result, STATUS_OF } from './wire-error.ts';
import { parseCreateOrder } from './wire-request.ts';

const Amount = z
  .string()
  .refine((text) => centsOfDecimal(text) !== undefined, 'a decimal string')
  .transform((text) => centsOfDecimal(text) ?? 0);

const PayBody = z.strictObject({ late: z.boolean().default(false), amount: Amount.optional() });
const FailBody = z.strictObject({ reason: z.string().min(1).default('rejected_by_issuer') });
const RefundBody = z.strictObject({ amount: Amount.optional() });
const ChargebackBody = z.strictObject({
  outcome: z.enum(['in_process', 'settled', 'reimbursed']).default('in_process'),
});

type Body<T> = { ok: true; value: T } | { ok: false; response: Response };

async function bodyOf<T>(schema: z.ZodType<T>, request: Request): Promise<Body<T>> {
  const text = await request.text();
  let json: unknown;
  try {
    json = text === '' ? {} : JSON.parse(text);
  } catch {
    return { ok: false, response: Response.json({ error: 'not JSON' }, { status: 400 }) };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, response: Response.json({ error: z.prettifyError(parsed.error) }, { status: 400 }) };
}

function answerWith(provider: Provider, kick: () => void) {
  return (result: Result<Charge>): Response => {
    if (!result.ok) return Response.json(errorBody(result.error), { status: STATUS_OF[result.error.code] });
    kick();
    return Response.json(provider.wire(result.value));
  };
}

/** What happens at the provider's side: money comes, is refused, goes back, or an order is there that should not be. */
function orderControls(provider: Provider, kick: () => void): Hono {
  const app = new Hono();
  const answer = answerWith(provider, kick);
  const step =
    <T>(schema: z.ZodType<T>, work: (id: string, body: T) => Result<Charge>) =>
    async (context: {
      req: { param(name: string): string | undefined; raw: Request };
    }): Promise<Response> => {
      const body = await bodyOf(schema, context.req.raw);
      return body.ok ? answer(work(context.req.param('id') ?? '', body.value)) : body.response;
    };

  app.get('/', (context) => {
    const externalReference = context.req.query('external_reference');
    const found = provider.list(externalReference === undefined ? {} : { externalReference });
    return context.json({ orders: found.map((charge) => provider.wire(charge)) });
  });
  app.post('/', async (context) => {
    const order = parseCreateOrder(await context.req.json());
    return answer(order.ok ? { ok: true, value: provider.create(order.value) } : order);
  });
  app.delete('/:id', (context) => context.json({ forgotten: provider.forget(context.req.param('id')) }));
  app.post(
    '/:id/pay',
    step(PayBody, (id, { late, amount }) => provider.pay(id, late, amount)),
  );
  app.post(
    '/:id/fail',
    step(FailBody, (id, { reason }) => provider.fail(id, reason)),
  );
  app.post('/:id/expire', (context) => answer(provider.expire(context.req.param('id'))));
  app.post(
    '/:id/refund',
    step(RefundBody, (id, { amount }) => {
      const found = provider.find(id);
      if (!found.ok || amount === undefined) return provider.refund(id);
      return provider.refund(id, { paymentId: found.value.paymentId, amountCents: amount });
    }),
  );
  app.post(
    '/:id/chargeback',
    step(ChargebackBody, (id, { outcome }) =>
      outcome === 'in_process' ? provider.openChargeback(id) : provider.closeChargeback(id, outcome),
    ),
  );
  app.put('/:name/behaviour', async (context) => {
    const asked = z.record(z.string(), z.unknown()).safeParse(await context.req.json());
    try {
      return context.json(provider.faults.setFor(context.req.param('name'), asked.data ?? {}));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      return context.json({ error: z.prettifyError(error) }, 400);
    }
  });
  return app;
}

/** What tests and the person at the laptop drive; the real provider has nothing of it. */
export function controlApi(provider: Provider, kick: () => void): Hono {
  const app = new Hono();
  app.route('/orders', orderControls(provider, kick));
  app.post('/notifications/release', (context) => {
    provider.releaseNotifications();
    kick();
    return context.json(provider.counts);
  });
  app.get('/calls', (context) => context.json({ calls: provider.calls.counts, ...provider.counts }));
  app.get('/calls/log', (context) =>
    context.json(provider.calls.since(Number(context.req.query('since') ?? 0))),
  );
  app.delete('/calls', (context) => {
    provider.calls.clear();
    return context.body(null, 204);
  });
  app.get('/behaviour', (context) => context.json(provider.behaviour));
  app.post('/behaviour', async (context) => {
    const next = parseBehaviour(await context.req.json());
    if (!next.success) return context.json({ error: z.prettifyError(next.error) }, 400);
    provider.behaviour = next.data;
    return context.json(provider.behaviour);
  });
  return app;
}
