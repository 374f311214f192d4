import { Hono } from 'hono';
import * as z from 'zod';
import { Behaviour } from './behaviour.ts';
import type { Charge } from './charge.ts';
import type { Provider } from './provider.ts';
import { errorBody, type Result, STATUS_OF } from './wire-error.ts';

const PayBody = z.strictObject({ late: z.boolean().default(false) });

/** What tests and the person at the laptop drive; the real provider has nothing of it. */
export function controlApi(provider: Provider, calls: Map<string, number>, kick: () => void): Hono {
  const app = new Hono();
  const answer = (result: Result<Charge>): Response => {
    if (!result.ok) return Response.json(errorBody(result.error), { status: STATUS_OF[result.error.code] });
    kick();
    return Response.json(provider.wire(result.value));
  };

  app.get('/orders', (context) => {
    const externalReference = context.req.query('external_reference');
    const found = provider.list(externalReference === undefined ? {} : { externalReference });
    return context.json({ orders: found.map((charge) => provider.wire(charge)) });
  });
  app.post('/orders/:id/pay', async (context) => {
    const text = await context.req.text();
    const body = PayBody.safeParse(text === '' ? {} : JSON.parse(text));
    if (!body.success) return context.json({ error: z.prettifyError(body.error) }, 400);
    return answer(provider.pay(context.req.param('id'), body.data.late));
  });
  app.post('/orders/:id/expire', (context) => answer(provider.expire(context.req.param('id'))));
  app.get('/calls', (context) => context.json({ calls: Object.fromEntries(calls), ...provider.counts }));
  app.get('/behaviour', (context) => context.json(provider.behaviour));
  app.post('/behaviour', async (context) => {
    const next = Behaviour.safeParse(await context.req.json());
    if (!next.success) return context.json({ error: z.prettifyError(next.error) }, 400);
    provider.behaviour = next.data;
    return context.json(provider.behaviour);
  });
  return app;
}
