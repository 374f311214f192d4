import { describe, expect, test, vi } from 'vitest';
import { testShop } from '../adapters/test-shop.ts';
import { latestAttempt } from '../domain/payment.ts';

/** Orders of one shopper, each tried once, until one is refused or `times` have gone through. */
const tried = async (shop: ReturnType<typeof testShop>, times: number, by: (time: number) => object) => {
  for (let time = 0; time < times; time += 1) {
    const orderId = await shop.placed('card');
    const answer = await shop.payBy(orderId, 'card', by(time));
    if (!answer.ok) return { time, answer, orderId };
  }
  return undefined;
};
const refused = 'refused_insufficient_funds#';

describe('whoever tries cards that the issuers refuse', () => {
  test('may try one card six times in a day, whatever the order, and nothing is asked or changed by the seventh', async () => {
    const shop = testShop();
    const stopped = await tried(shop, 10, () => ({ card: `${refused}1` }));
    expect(stopped?.time).toBe(6);
    expect(stopped?.answer).toMatchObject({ code: 'too_many_card_tries', retryAfter: expect.any(Number) });
    expect(shop.provider.created).toHaveLength(6);
    if (stopped) expect(await shop.store.load(stopped.orderId)).toMatchObject({ attempts: [] });
  });

  test('is stopped by who pays when every try is another card', async () => {
    const shop = testShop();
    expect((await tried(shop, 20, (time) => ({ card: `${refused}${time}` })))?.time).toBe(12);
  });

  test('may try again when a day has passed', async () => {
    const shop = testShop();
    await tried(shop, 10, () => ({ card: `${refused}1` }));
    shop.pass(26 * 3600);
    expect((await tried(shop, 10, () => ({ card: `${refused}1` })))?.time).toBe(6);
  });

  test('may still pay by Pix, and the Pix that was open is open still', async () => {
    const shop = testShop();
    const { orderId } = await shop.awaitingPix();
    await tried(shop, 10, () => ({ card: `${refused}1` }));
    expect(await shop.payBy(orderId, 'card', { card: `${refused}1` })).toMatchObject({
      code: 'too_many_card_tries',
    });
    expect(latestAttempt(await shop.load(orderId))?.status).toBe('pending');
    expect(await shop.payBy(orderId, 'pix')).toMatchObject({ ok: true, value: { status: 'pending' } });
  });
});

describe('what is counted of a try by card', () => {
  test('nothing of one that is granted: twenty orders by one card are twenty sales', async () => {
    expect(await tried(testShop(), 20, () => ({}))).toBeUndefined();
  });

  test('nothing while the provider does not answer, and a repeat is the same try', async () => {
    const shop = testShop();
    for (let time = 0; time < 10; time += 1) {
      const orderId = await shop.placed('card');
      shop.provider.failNext(1);
      const card = `${refused}1`;
      expect(await shop.payBy(orderId, 'card', { card, key: `key ${time}` })).toMatchObject({
        code: 'payment_provider_unavailable',
      });
    }
    const stopped = await tried(shop, 10, () => ({ card: `${refused}1` }));
    expect(stopped?.time).toBe(6);
  });

  test('a repeat under the same key is the same try', async () => {
    const shop = testShop();
    const orderId = await shop.placed('card');
    for (let time = 0; time < 10; time += 1)
      expect(await shop.payBy(orderId, 'card', { card: `${refused}1`, key: 'one' })).toMatchObject({
        value: { status: 'failed' },
      });
    expect((await tried(shop, 10, () => ({ card: `${refused}1` })))?.time).toBe(5);
  });

  test('by a card that nobody can count is none: it is refused, and a Pix is not', async () => {
    const shop = testShop({ counters: 'broken' });
    const orderId = await shop.placed('card');
    expect(await shop.payBy(orderId, 'card')).toMatchObject({ code: 'too_many_card_tries' });
    expect(shop.provider.created).toEqual([]);
    expect(await shop.payBy(orderId, 'pix')).toMatchObject({ value: { status: 'pending' } });
  });

  test('of a token that the provider does not know, who tries it', async () => {
    expect((await tried(testShop(), 20, (time) => ({ card: `unknown_${time}` })))?.time).toBeUndefined();
    const refusedThere = await tried(testShop(), 20, () => ({ card: 'unknown_refused' }));
    expect(refusedThere?.time).toBe(12);
  });

  test('is back with who tries where the card has no place left, and asks the provider nothing where who tries has none', async () => {
    const shop = testShop();
    await tried(shop, 10, () => ({ card: `${refused}1` }));
    expect((await tried(shop, 20, (time) => ({ card: `${refused}other ${time}` })))?.time).toBe(6);
    const asked = vi.spyOn(shop.provider, 'fingerprint');
    await tried(shop, 1, () => ({ card: `${refused}last` }));
    expect(asked).not.toHaveBeenCalled();
  });

  test('once more by a request that goes on after the provider was away', async () => {
    const shop = testShop();
    const orders = [];
    for (let time = 0; time < 8; time += 1) {
      const orderId = await shop.placed('card');
      shop.provider.failNext(1);
      await shop.payBy(orderId, 'card', { card: `${refused}1`, key: `key ${time}` });
      orders.push({ orderId, key: `key ${time}` });
    }
    const outcomes = [];
    for (const { orderId, key } of orders)
      outcomes.push((await shop.payBy(orderId, 'card', { card: `${refused}1`, key })).ok);
    expect(outcomes.filter(Boolean)).toHaveLength(6);
  });
});
