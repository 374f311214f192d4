import { createHmac } from 'node:crypto';

export type SignedParts = { readonly dataId: string; readonly requestId: string; readonly ts: number };

/** Value of the `x-signature` header; `ts` in milliseconds, as live deliveries carry it. */
export function signatureHeader(parts: SignedParts, secret: string): string {
  const manifest = `id:${parts.dataId};request-id:${parts.requestId};ts:${parts.ts};`;
  return `ts=${parts.ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}`;
}
