import { callRoute } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Cart } from '@loja/contracts/http/cart.ts';
import { AutomaticPromotions, type NewCoupon, StaffCoupon } from '@loja/contracts/http/staff-promotions.ts';
import { brl } from '@loja/kernel/money.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { backOffice } from '../src/back-office.ts';
import { payPix } from '../src/bank.ts';
import { newCpf } from '../src/new-cpf.ts';
import { orderDesk } from '../src/order-desk.ts';
import {
  base,
  cartOf,
  inStatus,
  look,
  type OrderBody,
  type Placed,
  reviewedCart,
  submit,
  withPix,
} from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const people = Object.create(null) as Record<'admin' | 'atendimento', { cookie: string }>;
beforeAll(async () => {
  people.admin = await staffMember('admin');
  people.atendimento = await staffMember('atendimento');
});
const admin = () => backOffice(people.admin.cookie);

const useCoupon = async ({ cartId }: Pick<Cart, 'cartId'>, code: string): Promise<Cart | string> => {
  const answer = await callRoute(fetch, base, api.putCartCoupon, { params: { cartId }, body: { code } });
  if (answer.ok) return answer.value;
  return answer.problem === 'unreachable' ? answer.problem : answer.problem.code;
};
const cartWith = async (lines: Record<string, number>, code: string): Promise<Cart> => {
  const cart = await useCoupon(await cartOf(lines), code);
  if (typeof cart === 'string') throw new Error(cart);
  return cart;
};
const bags = { 'CASA-500-GRAOS': 2 };

/** A purchase with a coupon as its shopper reviewed it. */
const purchaseWith = async (code: string, cpf = newCpf()): Promise<OrderBody> => {
  const body = await reviewedCart(await cartWith(bags, code));
  return { ...body, customer: { ...body.customer, cpf } };
};
const placed = async (body: OrderBody): Promise<Placed> => {
  const response = await submit(body);
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()) as Placed;
};
const answerTo = async (body: OrderBody): Promise<string> => {
  const response = await submit(body);
  const { code } = z.looseObject({ code: z.string().optional() }).parse(await response.json());
  return `${response.status} ${code ?? ''}`.trim();
};

const newCoupon = (changes: Partial<NewCoupon> = {}): NewCoupon => ({
  code: `T${crypto.randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
  name: 'Cupom de teste',
  benefit: { kind: 'percent', percent: 20 },
  startsAt: '2026-01-01T03:00:00Z',
  endsAt: '2036-01-01T03:00:00Z',
  minimum: brl(0),
  scope: 'all',
  oncePerCustomer: false,
  active: true,
  ...changes,
});
const offered = async (changes: Partial<NewCoupon> = {}): Promise<StaffCoupon> => {
  const response = await admin().send('POST', '/staff/promotions/coupons', newCoupon(changes));
  if (response.status !== 201) throw new Error(await response.text());
  return StaffCoupon.parse(await response.json());
};
const usesOf = async (code: string): Promise<number | undefined> => {
  const response = await admin().send('GET', '/staff/promotions/coupons');
  const { coupons } = z.object({ coupons: z.array(StaffCoupon) }).parse(await response.json());
  return coupons.find((coupon) => coupon.code === code)?.uses;
};

describe('a shopper with a coupon', () => {
  test('is charged what the cart showed, to the centavo, and cannot have the welcome twice', async () => {
    const cpf = newCpf();
    const body = await purchaseWith('bemvindo10', cpf);
    const order = await placed(body);
    const view = await withPix(order);
    expect(view.totals.total).toEqual(body.expectedTotal);
    expect(view.payment.amount).toEqual(body.expectedTotal);
    await payPix(order.orderId);
    await inStatus(order, 'paid');
    expect(await answerTo(await purchaseWith('BEMVINDO10', cpf))).toBe('409 coupon_used');
    expect(await answerTo(await purchaseWith('BEMVINDO10'))).toBe('201');
  });

  test('gets it back by giving the order up before it is paid', async () => {
    const cpf = newCpf();
    const { code } = await offered({ oncePerCustomer: true, totalUses: 1 });
    const order = await placed(await purchaseWith(code, cpf));
    expect(await usesOf(code)).toBe(1);
    const cancelled = await fetch(`${base}/orders/${order.orderId}/cancellation`, {
      method: 'POST',
      headers: { 'x-order-token': order.accessToken },
    });
    expect(cancelled.status).toBe(200);
    expect(await usesOf(code)).toBe(0);
    expect(await answerTo(await purchaseWith(code, cpf))).toBe('201');
  });

  test('pays no freight by the cheapest service', async () => {
    const body = await purchaseWith('FRETEGRATIS');
    const { totals } = await look(await placed(body));
    expect(totals.shipping).toEqual(brl(0));
    expect(totals.total.cents).toBe(totals.goods.cents - totals.discount.cents);
  });

  test('hears that it is over or unknown, and buys without', async () => {
    const cart = await cartOf(bags);
    expect(await useCoupon(cart, 'INVERNO25')).toBe('coupon_expired');
    expect(await useCoupon(cart, 'NUNCAHOUVE')).toBe('coupon_unknown');
    expect(await answerTo(await reviewedCart(cart))).toBe('201');
  });

  test('may pay by card what the cart says it costs so', async () => {
    const cart = await cartWith(bags, 'CAFE15');
    const body = await reviewedCart(cart);
    const off = (cart.payable.card?.cents ?? 0) - cart.payable.pix.cents;
    expect(off).toBe(cart.pixDiscount.cents);
    const byCard: OrderBody = {
      ...body,
      payment: { method: 'card' },
      expectedTotal: brl(body.expectedTotal.cents + off),
    };
    expect(await answerTo({ ...byCard, expectedTotal: body.expectedTotal })).toBe('409 price_changed');
    const { totals, pricedBy } = await look(await placed(byCard));
    expect(totals.total).toEqual(byCard.expectedTotal);
    expect(pricedBy?.pix?.total).toEqual(body.expectedTotal);
    expect(await answerTo({ ...byCard, payment: { method: 'boleto' } })).toBe(
      '422 payment_method_unavailable',
    );
  });
});

describe('a coupon', () => {
  test('with three uses is had by three of nine shoppers at once', async () => {
    const { code } = await offered({ totalUses: 3 });
    const purchases = await Promise.all(Array.from({ length: 9 }, () => purchaseWith(code)));
    const answers = await Promise.all(purchases.map(answerTo));
    expect(answers.filter((answer) => answer === '201')).toHaveLength(3);
    expect(answers.filter((answer) => answer === '409 coupon_exhausted')).toHaveLength(6);
    expect(await usesOf(code)).toBe(3);
  });

  test('is made and changed by the administration alone', async () => {
    const others = backOffice(people.atendimento.cookie);
    expect((await others.send('POST', '/staff/promotions/coupons', newCoupon())).status).toBe(403);
    const { code, uses: _, revision, ...terms } = await offered();
    const change = { ...terms, active: false, expectedRevision: revision };
    expect((await others.send('PUT', `/staff/promotions/coupons/${code}`, change)).status).toBe(403);
    expect((await admin().send('PUT', `/staff/promotions/coupons/${code}`, change)).status).toBe(200);
    expect((await admin().send('PUT', `/staff/promotions/coupons/${code}`, change)).status).toBe(409);
    expect(await useCoupon(await cartOf(bags), code)).toBe('coupon_unknown');
  });

  test('changed under a purchase is not sold at another price', async () => {
    const { code, uses: _, revision, ...terms } = await offered();
    const body = await purchaseWith(code);
    const change = { ...terms, benefit: { kind: 'percent', percent: 5 }, expectedRevision: revision };
    await admin().send('PUT', `/staff/promotions/coupons/${code}`, change);
    expect(await answerTo(body)).toBe('409 price_changed');
    expect(await usesOf(code)).toBe(0);
  });

  test('that would leave nothing to pay is not made', async () => {
    const all = newCoupon({ benefit: { kind: 'fixed', amount: brl(50_00) }, minimum: brl(50_00) });
    expect((await admin().send('POST', '/staff/promotions/coupons', all)).status).toBe(400);
  });
});

describe('an automatic promotion', () => {
  const path = '/staff/promotions/automatic';
  const sku = 'PADO-250-GRAOS';
  const readAll = async () => AutomaticPromotions.parse(await (await admin().send('GET', path)).json());

  test('is switched on by the administration, taken off the cart and frozen per unit in the order', async () => {
    const { promotions, revision } = await readAll();
    const on = promotions.map((one) => ({ ...one, active: one.id === 'padoca-leve-4' }));
    const change = { promotions: on, expectedRevision: revision };
    expect((await backOffice(people.atendimento.cookie).send('PUT', path, change)).status).toBe(403);
    expect((await admin().send('PUT', path, change)).status).toBe(200);
    expect((await admin().send('PUT', path, change)).status).toBe(409);
    try {
      const cart = await cartOf({ [sku]: 4 });
      const price = cart.lines[0]?.unitPrice.cents ?? 0;
      expect(cart.discounts).toMatchObject([{ kind: 'automatic', amount: brl(price) }]);
      const body = await reviewedCart(cart);
      const order = await placed(body);
      const view = await withPix(order);
      expect(view.totals.total).toEqual(body.expectedTotal);
      expect(view.discounts).toEqual([{ name: 'Leve 4, pague 3: Padoca', amount: brl(price) }]);
      await payPix(order.orderId);
      await inStatus(order, 'paid');
      const seen = await orderDesk(people.admin.cookie).get(order.orderId);
      if (!seen.ok) throw new Error(JSON.stringify(seen.problem));
      const units = seen.value.lines[0]?.unitPaid.map(({ cents }) => cents) ?? [];
      expect(units).toHaveLength(4);
      expect(units.every((cents) => cents > 0 && cents < price)).toBe(true);
      const { total, shipping } = seen.value.totals;
      expect(units.reduce((sum, cents) => sum + cents, 0)).toBe(total.cents - shipping.cents);
      expect((await cartOf({ [sku]: 3 })).discounts ?? []).toEqual([]);
    } finally {
      const off = { promotions, expectedRevision: revision + 1 };
      expect((await admin().send('PUT', path, off)).status).toBe(200);
    }
    expect((await cartOf({ [sku]: 4 })).discounts ?? []).toEqual([]);
  });
});
