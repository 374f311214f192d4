import { createHash } from 'node:crypto';
import type { HonoRequest } from 'hono';
import type { Provider } from './provider.ts';
import type { Answer } from './state-file.ts';
import { failure, refusal } from './wire-error.ts';

const KEY_MAX = 128;
const KEY_LIFE_MS = 86_400_000;
const PAYMENT_FAILED = 402;

/** Same key and body: the first answer again. Same key, other body: conflict. Refusals are not kept, but a payment that failed is an answer. */
export function onceByKey(
  provider: Provider,
  request: HonoRequest,
  body: string,
  work: () => Answer,
): Answer {
  const key = request.header('x-idempotency-key');
  if (!key) return refusal(failure('empty_required_header', 'Header X-Idempotency-Key is required.').error);
  if (key.length > KEY_MAX)
    return refusal(failure('invalid_idempotency_key_length', `At most ${KEY_MAX} characters.`).error);
  const scope = `${request.method} ${request.path} ${key}`;
  const requestHash = createHash('sha256').update(body).digest('hex');
  const earlier = provider.answers[scope];
  if (earlier && earlier.at > provider.now() - KEY_LIFE_MS)
    return earlier.requestHash === requestHash
      ? earlier.answer
      : refusal(failure('idempotency_key_already_used', 'The key was used with another request.').error);
  const answer = work();
  if (answer.status < 400 || answer.status === PAYMENT_FAILED) {
    provider.answers[scope] = { requestHash, at: provider.now(), answer };
    provider.save();
  }
  return answer;
}
