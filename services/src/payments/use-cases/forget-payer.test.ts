import { newOrderId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import { testShop } from '../adapters/test-shop.ts';
import { forgetPayer } from './forget-payer.ts';

test('who paid is led to by nothing, and money, books and the provider’s names of it stay', async () => {
  const shop = testShop();
  const orderId = await shop.placed('pix');
  await shop.payBy(orderId, 'boleto');
  await shop.payBy(orderId, 'card');
  const before = await shop.load(orderId);
  const leading = /copiaECola|digitableLine|last4|keyHash|"url"|token of/;
  expect(JSON.stringify(before)).toMatch(leading);
  expect(await forgetPayer(shop)(orderId)).toBe('forgotten');
  expect(await forgetPayer(shop)(orderId)).toBe('nothing');
  const after = await shop.load(orderId);
  expect(JSON.stringify(after)).not.toMatch(leading);
  expect(after.entries).toEqual(before.entries);
  const sums = (payment: typeof after) =>
    payment.attempts.map(({ pspOrderId, status, capturedCents }) => [pspOrderId, status, capturedCents]);
  expect(sums(after)).toEqual(sums(before));
});

test('what the provider tells of its charge later moves the money, and is no way back to who paid', async () => {
  const shop = testShop();
  const { orderId, pspOrderId } = await shop.awaitingPix();
  shop.provider.pay(pspOrderId);
  await shop.settle(pspOrderId);
  shop.orders.decide(orderId, 'kept');
  await forgetPayer(shop)(orderId);
  await shop.returnMoney(orderId, { refundId: 'late', amountCents: 100 });
  await shop.settle(pspOrderId);
  const [attempt] = (await shop.load(orderId)).attempts;
  expect(attempt).toMatchObject({ refundedCents: 100 });
  expect(attempt).not.toHaveProperty('pix');
});

test('an order for which nothing was ever tried has nobody to forget', async () => {
  expect(await forgetPayer(testShop())(newOrderId())).toBe('nothing');
});
