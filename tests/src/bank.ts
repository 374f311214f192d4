import { createHmac } from 'node:crypto';
import { inject } from 'vitest';
import * as z from 'zod';
import { eventually } from './eventually.ts';
import { base, urls } from './shopper.ts';

const Charge = z.looseObject({ id: z.string(), status: z.string(), external_reference: z.string() });
const Charges = z.union([
  z.array(Charge),
  z.object({ orders: z.array(Charge) }).transform(({ orders }) => orders),
]);

/** Charges of an order at the payment simulator. */
export const chargesOf = async (orderId: string) => {
  const response = await fetch(`${urls.psp}/_simulator/orders?external_reference=${orderId}`);
  return Charges.parse(await response.json());
};

export const chargeOf = (orderId: string) =>
  eventually('a charge at the provider', async () => (await chargesOf(orderId))[0]);

const post = async (path: string, body?: unknown): Promise<void> => {
  const response = await fetch(`${urls.psp}/_simulator${path}`, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`simulator: ${response.status} ${await response.text()}`);
};

/** Pays an order's Pix as the shopper's bank would. */
export const payPix = async (orderId: string): Promise<void> =>
  post(`/orders/${(await chargeOf(orderId)).id}/pay`);

/** Pays one of several charges. */
export const payCharge = (chargeId: string): Promise<void> => post(`/orders/${chargeId}/pay`);

/** The bank settles a Pix that had already run out or been closed. */
export const payPixLate = async (orderId: string, chargeId?: string): Promise<void> =>
  post(`/orders/${chargeId ?? (await chargeOf(orderId)).id}/pay`, { late: true });

/** The card's issuer, or the bank, disputes the payment; or says how that ended. */
export const chargeBack = async (
  orderId: string,
  outcome: 'in_process' | 'settled' | 'reimbursed' = 'in_process',
): Promise<void> => post(`/orders/${(await chargeOf(orderId)).id}/chargeback`, { outcome });

/** Sets what the simulator does wrong from now on. */
export const misbehave = (behaviour: Record<string, unknown>): Promise<void> => post('/behaviour', behaviour);

/** What the provider sends when something happened to a payment; `secret` and `at` make it a lie. */
export const notify = (id: string, { secret = inject('webhookSecret'), at = Date.now() } = {}) => {
  const requestId = crypto.randomUUID();
  const manifest = `id:${id.toLowerCase()};request-id:${requestId};ts:${at};`;
  const v1 = createHmac('sha256', secret).update(manifest).digest('hex');
  return fetch(`${base}/webhooks/mercadopago?data.id=${id}&type=order`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      'x-signature': `ts=${at},v1=${v1}`,
    },
    body: JSON.stringify({ action: 'order.processed', type: 'order', data: { id } }),
  });
};
