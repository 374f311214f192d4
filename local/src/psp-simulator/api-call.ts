import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Plan } from './faults.ts';
import type { Provider } from './provider.ts';
import type { Answer } from './state-file.ts';
import { failure, refusal, type WireErrorCode } from './wire-error.ts';
import { parseJson } from './wire-request.ts';

export type Work = (request: { id: string; body: string; context: Context }) => Answer;

// A caller that waits for ever is a bug; a socket that is kept for ever is one of ours.
const HANG_MS = 120_000;
const OVERSIZE_CHARACTERS = 7 * 1024 * 1024;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const reply = ({ status, body }: Answer): Response => Response.json(body, { status });

const answerOf = (code: WireErrorCode, message: string, status?: number): Answer => {
  const refused = refusal(failure(code, message).error);
  return { ...refused, status: status ?? refused.status };
};

const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    timer.unref?.();
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

function garbled(answer: Answer, as: 'malformed' | 'oversize' | 'empty'): Response {
  const init = { status: answer.status, headers: { 'content-type': 'application/json' } };
  const text = JSON.stringify(answer.body);
  if (as === 'empty') return new Response('', init);
  if (as === 'malformed') return new Response(text.slice(0, Math.ceil(text.length / 2)), init);
  return new Response(`${text.slice(0, -1)},"padding":"${'x'.repeat(OVERSIZE_CHARACTERS)}"}`, init);
}

/** The order that a creation is about, before it has an id. */
function referenceIn(body: string): string | undefined {
  const json = parseJson(body);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined;
  const reference = 'external_reference' in json.value ? json.value.external_reference : undefined;
  return typeof reference === 'string' ? reference : undefined;
}

function retryLater(seconds: number): Response {
  const answer = answerOf('too_many_requests', 'Too many requests.');
  return Response.json(answer.body, { status: answer.status, headers: { 'retry-after': String(seconds) } });
}

async function hung(signal: AbortSignal): Promise<Response> {
  await wait(HANG_MS, signal);
  return reply(answerOf('simulated_failure', 'No answer was ordered.', 504));
}

async function follow(plan: Plan, work: () => Answer, context: Context): Promise<Response> {
  switch (plan.kind) {
    case 'down':
      return reply(answerOf('service_unavailable', 'Service unavailable.'));
    case 'limited':
      return retryLater(plan.retryAfterSeconds);
    case 'fail': {
      if (plan.afterEffect) work();
      const said = 'Failure ordered through /_simulator/behaviour.';
      if (plan.status === 429) return retryLater(1);
      return reply(answerOf('simulated_failure', said, plan.status));
    }
    case 'hang':
      if (plan.afterEffect) work();
      return hung(context.req.raw.signal);
    case 'serve': {
      const answer = work();
      return plan.garble ? garbled(answer, plan.garble) : reply(answer);
    }
  }
}

/** Counts and logs the call, checks the token, and plays the faults that a test ordered. */
export function apiCalls(provider: Provider, accessToken: string) {
  const expected = sha256(`Bearer ${accessToken}`);
  const knows = (context: Context): boolean =>
    timingSafeEqual(sha256(context.req.header('authorization') ?? ''), expected);
  const referenceOf = (id: string, body: string): string | undefined => {
    if (id === '') return referenceIn(body);
    const found = provider.find(id);
    return found.ok ? found.value.externalReference : undefined;
  };
  return (endpoint: string, work: Work) =>
    async (context: Context): Promise<Response> => {
      const at = provider.now();
      provider.calls.count(endpoint);
      const request = { id: context.req.param('id') ?? '', body: await context.req.text(), context };
      const names = [referenceOf(request.id, request.body), request.id];
      const { latencyMs } = provider.faults.of(...names);
      if (latencyMs > 0) await wait(latencyMs);
      const response = knows(context)
        ? await follow(provider.faults.plan(...names), () => work(request), context)
        : reply(answerOf('unauthorized', 'The access token is missing or invalid.'));
      provider.calls.add({
        at,
        endpoint,
        status: response.status,
        reference: names[0],
        key: context.req.header('x-idempotency-key'),
      });
      return response;
    };
}
