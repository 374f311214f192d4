import * as z from 'zod';
import { urls } from './shopper.ts';

const send = async (method: string, path: string, body: unknown = {}): Promise<unknown> => {
  const response = await fetch(`${urls.psp}/_simulator/orders${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`simulator: ${response.status} ${await response.text()}`);
  return response.json();
};

/** What happens at the provider's side without the shop's asking. */
export const providerSide = {
  /** From now on the provider tells nothing of this charge. */
  fallsSilent: (chargeId: string) => send('PUT', `/${chargeId}/behaviour`, { drop: true }),
  /** The next call about this charge is refused for good. */
  refusesNext: (chargeId: string) =>
    send('PUT', `/${chargeId}/behaviour`, { failNext: { count: 1, status: 422 } }),
  pays: (chargeId: string) => send('POST', `/${chargeId}/pay`),
  /** By hand, a part of it: `1.00`. */
  refunds: (chargeId: string, amount: string) => send('POST', `/${chargeId}/refund`, { amount }),
  chargesBack: (chargeId: string) => send('POST', `/${chargeId}/chargeback`),
  forgets: (chargeId: string) => send('DELETE', `/${chargeId}`),
  /** A charge that the shop never asked for; answers its id. */
  charges: async (reference: string): Promise<string> => {
    const payment = {
      amount: '12.34',
      payment_method: { id: 'pix', type: 'bank_transfer' },
      expiration_time: 'PT30M',
    };
    const order = await send('POST', '', {
      type: 'online',
      processing_mode: 'automatic',
      external_reference: reference,
      total_amount: '12.34',
      payer: { email: 'alguem@example.com', identification: { type: 'CPF', number: '52998224725' } },
      transactions: { payments: [payment] },
    });
    return z.object({ id: z.string() }).parse(order).id;
  },
};
