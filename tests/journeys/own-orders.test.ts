import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Cart } from '@loja/contracts/http/cart.ts';
import { describe, expect, test } from 'vitest';
import { codeTo, type Device, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { ana, buy, cartOf, home, newKey } from '../src/shopper.ts';

type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: 'unreachable' | { code: string } };

const value = <Value>(result: Answer<Value>): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};
const codeOf = (result: Answer<unknown>): string => {
  if (result.ok) return 'answered';
  return result.problem === 'unreachable' ? 'unreachable' : result.problem.code;
};

const ordersOn = async (on: Device) =>
  value(await on.call(api.listMyOrders)).orders.map(({ orderId }) => orderId);
const quantities = ({ lines }: Cart) => Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]));

/** Buys what is in the device's own cart, as its review step would. */
const buyOn = async (on: Device, cart: Cart, email: string) => {
  const params = { cartId: cart.cartId };
  const [option] = value(await on.call(api.quoteShipping, { params, body: { cep: home.cep } })).options;
  if (!option) throw new Error('no shipping option');
  const body = {
    cartId: cart.cartId,
    customer: { ...ana, email },
    address: home,
    shippingOptionId: option.id,
    payment: { method: 'pix' as const },
    expectedTotal: { cents: cart.payable.pix.cents + option.price.cents, currency: 'BRL' as const },
    termsVersion: '2026-11-24' as const,
  };
  return value(await on.call(api.placeOrder, { headers: { 'idempotency-key': newKey() }, body }));
};

describe('a customer', () => {
  test('who bought as a guest sees the order once the same mailbox is proven, and not before', async () => {
    const account = newAccount();
    const { orderId } = await buy({ 'CASA-250-GRAOS': 1 }, account.email);
    const phone = device();
    value(await phone.call(api.signUp, { body: account }));
    expect(codeOf(await phone.call(api.signIn, { body: account }))).toBe('credentials_wrong');
    expect(codeOf(await phone.call(api.listMyOrders))).toBe('unauthorized');
    const code = await codeTo(account.email, 1);
    value(await phone.call(api.confirmSignUp, { body: { email: account.email, code } }));
    value(await phone.call(api.signIn, { body: account }));
    await eventually('the order among the customer’s', async () =>
      (await ordersOn(phone)).includes(orderId) ? true : undefined,
    );
    const shown = value(await phone.call(api.getOrder, { params: { orderId } }));
    expect(shown).toMatchObject({ orderId, status: 'awaiting_payment' });
  });

  test('finds the cart of the device in their own, on every device, and nobody else does', async () => {
    const account = await openAccount();
    const first = await cartOf({ 'CASA-250-GRAOS': 2 });
    const signedIn = (cartId: string | undefined) => ({
      body: { ...account, ...(cartId ? { cartId } : {}) },
    });
    const desk = device();
    expect(value(await desk.call(api.signIn, signedIn(first.cartId)))).toMatchObject({
      cartId: first.cartId,
    });
    const second = await cartOf({ 'CASA-250-GRAOS': 1, 'V60-UN': 1 });
    const phone = device();
    expect(value(await phone.call(api.signIn, signedIn(second.cartId)))).toMatchObject({
      cartId: first.cartId,
    });
    const all = { 'CASA-250-GRAOS': 3, 'V60-UN': 1 };
    for (const cartId of [first.cartId, second.cartId])
      expect(quantities(value(await phone.call(api.getCart, { params: { cartId } })))).toEqual(all);
    const stranger = await signedInDevice(await openAccount());
    for (const on of [device(), stranger])
      for (const cartId of [first.cartId, second.cartId])
        expect(codeOf(await on.call(api.getCart, { params: { cartId } }))).toBe('cart_not_found');
  });

  test('sees only their own orders, and reaches them without a token', async () => {
    const [anas, bias] = [await openAccount(), await openAccount()];
    const cart = await cartOf({ 'CASA-250-GRAOS': 1 });
    const desk = device();
    value(await desk.call(api.signIn, { body: { ...anas, cartId: cart.cartId } }));
    const { orderId } = await buyOn(desk, cart, anas.email);
    expect(await ordersOn(desk)).toEqual([orderId]);
    const stranger = await signedInDevice(bias);
    expect(await ordersOn(stranger)).toEqual([]);
    const params = { orderId };
    const absent = { orderId: `ord_${'0'.repeat(26)}` } as const;
    for (const on of [stranger, device()]) {
      const another = await on.call(api.getOrder, { params });
      const none = await on.call(api.getOrder, { params: absent });
      expect(codeOf(another)).toBe('order_not_found');
      expect(codeOf(another)).toBe(codeOf(none));
      expect(codeOf(await on.call(api.cancelOrder, { params }))).toBe('order_not_found');
    }
    // What was their cart is their order: the next sign-in finds none.
    expect(value(await signInAgain(anas))).toEqual({ status: 'signed_in' });
    const cancelled = value(await desk.call(api.cancelOrder, { params }));
    expect(cancelled).toMatchObject({ status: 'cancelled' });
  });
});

const signInAgain = (body: { email: string; password: string }) => device().call(api.signIn, { body });
