import { describe, expect, test } from 'vitest';
import type { Purchase } from '../use-cases/place-order.ts';
import { Bench, type Shelf } from './ordering.bench.ts';

const codesOf = (results: readonly ({ ok: true } | { ok: false; code: string })[]) => {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const code = result.ok ? 'placed' : result.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

/** Somebody whom no other test knows. */
const stranger = (): Pick<Purchase, 'customer'> => ({
  customer: {
    name: 'Maria da Conceição Souza',
    email: `${crypto.randomUUID()}@exemplo.com.br`,
    phone: '11987654321',
    cpf: crypto.randomUUID(),
  },
});

/** What unpaid orders may keep from others, on any store. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
export const holdsSuite = (store: string, shelf: () => Shelf): void => {
  const bench = async (holdLimits: Bench['holdLimits']) => {
    const shop = await new Bench(shelf()).open(100_000);
    shop.holdLimits = holdLimits;
    const cartId = await shop.cartOf([{ sku: shop.bag().sku, quantity: 1 }]);
    const buy = (who: Pick<Purchase, 'customer'>, from = '') =>
      shop.place(shop.purchaseOf(cartId, who), crypto.randomUUID(), from);
    return { shop, buy };
  };
  const times = <Result>(count: number, work: () => Promise<Result>) =>
    Promise.all(Array.from({ length: count }, work));

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a list of sentences
  describe(`unpaid orders on ${store}`, () => {
    test('a hundred at once of one customer keep no more than the limit, by CPF and by mailbox', async () => {
      const { shop, buy } = await bench({ perPerson: 3, perAddress: 0 });
      const maria = stranger();
      const codes = codesOf(await times(100, () => buy(maria)));
      const { placed = 0, too_many_open_orders: held = 0, busy = 0 } = codes;
      expect(placed).toBeGreaterThan(0);
      expect(placed).toBeLessThanOrEqual(3);
      expect(placed + held + busy).toBe(100);
      expect((await shop.stock()).reserved).toBe(placed * 250);
      const another = stranger().customer;
      for (let i = placed; i < 3; i += 1) expect((await buy(maria)).ok).toBe(true);
      const sameCpf = { customer: { ...another, cpf: maria.customer.cpf } };
      const sameMailbox = { customer: { ...another, email: maria.customer.email } };
      expect(codesOf([await buy(sameCpf), await buy(sameMailbox)])).toEqual({ too_many_open_orders: 2 });
      expect((await buy({ customer: another })).ok).toBe(true);
    });

    test('one address with ever new names keeps no more than its limit', async () => {
      const { buy } = await bench({ perPerson: 3, perAddress: 5 });
      const from = `203.0.113.7 ${crypto.randomUUID()}`;
      for (let i = 0; i < 5; i += 1) expect((await buy(stranger(), from)).ok).toBe(true);
      expect(codesOf([await buy(stranger(), from)])).toEqual({ too_many_open_orders: 1 });
      expect((await buy(stranger(), `198.51.100.1 ${crypto.randomUUID()}`)).ok).toBe(true);
    });

    test.each(['confirm', 'expire', 'cancel'] as const)(
      '%s gives the place back, once however often it runs',
      async (verb) => {
        const { shop, buy } = await bench({ perPerson: 2, perAddress: 2 });
        const maria = stranger();
        const from = crypto.randomUUID();
        const first = await buy(maria, from);
        const second = await buy(maria, from);
        if (!first.ok || !second.ok) throw new Error('not placed');
        const holds = (await shop.ports.orders.get(first.value.orderId))?.holds ?? [];
        expect(holds).toHaveLength(3);
        const counts = () => Promise.all(holds.map((hold) => shop.shelf.holdsOf(hold)));
        expect(await counts()).toEqual([2, 2, 2]);
        await shop[verb](first.value.orderId);
        await shop[verb](first.value.orderId);
        expect(await counts()).toEqual([1, 1, 1]);
        await shop[verb](second.value.orderId);
        expect(await counts()).toEqual([0, 0, 0]);
        expect((await buy(maria, from)).ok).toBe(true);
      },
    );

    test('money that comes after the end counts nothing twice', async () => {
      const { shop, buy } = await bench({ perPerson: 2, perAddress: 0 });
      const placed = await buy(stranger());
      if (!placed.ok) throw new Error('not placed');
      const [hold = ''] = (await shop.ports.orders.get(placed.value.orderId))?.holds ?? [];
      await shop.expire(placed.value.orderId);
      await shop.confirm(placed.value.orderId);
      expect(await shop.shelf.holdsOf(hold)).toBe(0);
    });

    test('where nothing is to be counted nothing is', async () => {
      const { shop, buy } = await bench({ perPerson: 0, perAddress: 0 });
      const placed = await buy(stranger(), '203.0.113.7');
      if (!placed.ok) throw new Error('not placed');
      expect(await shop.ports.orders.get(placed.value.orderId)).not.toHaveProperty('holds');
    });
  });
};
