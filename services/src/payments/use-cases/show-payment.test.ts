import { newOrderId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import { testShop } from '../adapters/test-shop.ts';
import { showPayment } from './show-payment.ts';

test('its payer sees every try with its codes, also once another has paid', async () => {
  const shop = testShop();
  const orderId = await shop.placed('pix');
  await shop.payBy(orderId, 'boleto');
  await shop.payBy(orderId, 'card');
  const shown = await showPayment(shop.store)(orderId);
  expect(shown).toMatchObject({
    orderId,
    method: 'card',
    capturedAttempt: 3,
    attempts: [
      { attempt: 1, method: 'pix', pix: { copiaECola: expect.any(String) }, expiresAt: expect.any(String) },
      {
        attempt: 2,
        method: 'boleto',
        boleto: { digitableLine: expect.any(String), url: expect.any(String) },
      },
      { attempt: 3, method: 'card', card: { last4: expect.any(String) } },
    ],
    refunds: [],
  });
  expect(JSON.stringify(shown)).not.toMatch(/pspOrderId|keyHash|taskToken|feeCents/);
});

test('an order that was never tried is shown by its id alone', async () => {
  const orderId = newOrderId();
  expect(await showPayment(testShop().store)(orderId)).toEqual({ orderId });
});
