import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Notification, Verdict } from '../use-cases/receive-notification.ts';

/** A notification may be this old or this far ahead; a replay after that is refused. */
const TOLERANCE_MS = 10 * 60_000;

/** The provider's own documents show seconds (10 digits), its live deliveries milliseconds (13). */
const MILLISECOND_DIGITS = 13;

const partsOf = (header: string): { ts: string; v1: string } | undefined => {
  const parts = new Map(
    header.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
  const ts = parts.get('ts') ?? '';
  const v1 = parts.get('v1') ?? '';
  return /^\d{10,13}$/.test(ts) && /^[0-9a-f]{64}$/i.test(v1) ? { ts, v1 } : undefined;
};

/** `id:…;request-id:…;ts:…;`, each pair left out when its value is absent. */
const manifestOf = (dataId: string, requestId: string | undefined, ts: string): string =>
  [
    dataId === '' ? '' : `id:${dataId};`,
    requestId === undefined || requestId === '' ? '' : `request-id:${requestId};`,
    `ts:${ts};`,
  ].join('');

const signs = (secret: string, manifest: string, v1: string): boolean =>
  timingSafeEqual(createHmac('sha256', secret).update(manifest).digest(), Buffer.from(v1, 'hex'));

/**
 * Mercado Pago's `x-signature`. The case of `data.id` in the signed text is disputed between its documents and its
 * deliveries, so both are tried; the age is judged only after the signature, so that it tells a forger nothing.
 */
export const verifySignature = (
  { dataId, requestId, signature }: Pick<Notification, 'dataId' | 'requestId' | 'signature'>,
  secret: string,
  now: Date,
): Verdict => {
  const parts = partsOf(signature ?? '');
  if (!parts || secret === '') return 'invalid';
  const { ts, v1 } = parts;
  const asSent = signs(secret, manifestOf(dataId, requestId, ts), v1);
  const lowerCase = signs(secret, manifestOf(dataId.toLowerCase(), requestId, ts), v1);
  if (!asSent && !lowerCase) return 'invalid';
  const at = ts.length >= MILLISECOND_DIGITS ? Number(ts) : Number(ts) * 1000;
  return Math.abs(now.getTime() - at) > TOLERANCE_MS ? 'stale' : 'valid';
};
