import { beforeEach, describe, expect, it } from 'vitest';
import { orderOf, PspUnderTest, pixOrder } from './psp-under-test.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

const place = (reference: string, key = reference) =>
  shop.post('/v1/orders', { ...pixOrder, external_reference: reference }, key);
const created = async () => (await shop.request('/_simulator/calls')).json();

describe('faults of the API', () => {
  it('fails the next calls only', async () => {
    await shop.behave({ failNext: { count: 2, status: 503 } });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await shop.post('/v1/orders', pixOrder)).status);
    expect(statuses).toEqual([503, 503, 201]);
  });

  it('can lose the answer of work that was done', async () => {
    await shop.behave({ failNext: { count: 1, afterEffect: true } });
    expect((await shop.post('/v1/orders', pixOrder)).status).toBe(500);
    expect((await shop.post('/v1/orders', pixOrder)).status).toBe(201);
    expect(await created()).toMatchObject({ chargesCreated: 1 });
  });

  it('can do the work and never answer', async () => {
    await shop.behave({ hangNext: { count: 1 } });
    const patience = new AbortController();
    const call = shop.request('/v1/orders', {
      method: 'POST',
      signal: patience.signal,
      headers: { authorization: 'Bearer TEST-token', 'x-idempotency-key': 'key-1' },
      body: JSON.stringify(pixOrder),
    });
    await expect.poll(created).toMatchObject({ chargesCreated: 1 });
    patience.abort();
    await call;
    expect((await shop.post('/v1/orders', pixOrder)).status).toBe(201);
    expect(await created()).toMatchObject({ chargesCreated: 1 });
  });

  it.each(['malformed', 'oversize', 'empty'])('can answer %s', async (as) => {
    const { id } = await shop.placed();
    await shop.behave({ garbleNext: { count: 1, as } });
    const answer = await shop.request(`/v1/orders/${id}`, {
      headers: { authorization: 'Bearer TEST-token' },
    });
    const text = await answer.text();
    if (as === 'oversize') expect(text.length).toBeGreaterThan(6 * 1024 * 1024);
    else expect(() => JSON.parse(text)).toThrow();
    expect(await shop.read(id)).toMatchObject({ id });
  });

  it('can be down for a while, with its notifications', async () => {
    const { id } = await shop.placed();
    await shop.behave({ downSeconds: 60 });
    await shop.pay(id);
    await shop.tick();
    expect((await place('ord_2')).status).toBe(503);
    expect(shop.deliveries).toHaveLength(0);
    shop.now += 60_000;
    await shop.tick();
    expect((await place('ord_2')).status).toBe(201);
    expect(shop.deliveries).toHaveLength(1);
  });

  it('can limit calls to so many a second', async () => {
    await shop.behave({ rateLimit: { perSecond: 2, retryAfterSeconds: 3 } });
    const answers = [await place('ord_1'), await place('ord_2'), await place('ord_3')];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect(answers[2]?.headers.get('retry-after')).toBe('3');
    shop.now += 1_000;
    expect((await place('ord_3')).status).toBe(201);
  });

  it('refuses an unknown behaviour', async () => {
    expect((await shop.behave({ delay: 1 })).status).toBe(400);
  });
});

describe('lies', () => {
  it('can answer another amount', async () => {
    const { id } = await shop.placed();
    await shop.behave({ wrongAmount: true });
    expect((await shop.read(id)).total_amount).toBe('49.89');
  });

  it('can answer another amount, reference or status', async () => {
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.behave({ lie: { amountCents: -1000, reference: 'ord_other', status: 'teleported' } });
    expect(await shop.read(id)).toMatchObject({
      total_amount: '39.90',
      total_paid_amount: '39.90',
      external_reference: 'ord_other',
      status: 'teleported',
    });
  });

  it('can tell of a payment of another amount than asked', async () => {
    const { id } = await shop.placed();
    await shop.pay(id, { amount: '1.00' });
    expect(await shop.read(id)).toMatchObject({ total_amount: '49.90', total_paid_amount: '1.00' });
  });

  it('can refuse whatever is asked', async () => {
    await shop.behave({ refuse: 'high_risk' });
    expect((await place('ord_1')).status).toBe(402);
  });
});

describe('faults of one order', () => {
  it('leave the others alone and stand before those of all', async () => {
    const put = (name: string, faults: unknown) =>
      shop.request(`/_simulator/orders/${name}/behaviour`, { method: 'PUT', body: JSON.stringify(faults) });
    await put('ord_1', { failNext: { count: 1, status: 502 }, drop: true });
    const answers = [await place('ord_2'), await place('ord_1'), await place('ord_1')];
    expect(answers.map(({ status }) => status)).toEqual([201, 502, 201]);
    for (const answer of [answers[0], answers[2]]) if (answer) await shop.pay((await orderOf(answer)).id);
    await shop.tick();
    expect(shop.deliveries).toHaveLength(1);
    expect((await put('ord_1', { rateLimit: { perSecond: 1 } })).status).toBe(400);
    await put('ord_1', {});
    expect((await place('ord_1', 'key-3')).status).toBe(201);
  });
});

describe('the log of calls', () => {
  it('tells when each came and how many in the busiest second', async () => {
    await place('ord_1');
    shop.now += 5_000;
    const since = shop.now;
    await place('ord_2');
    await place('ord_3');
    const log = await (await shop.request(`/_simulator/calls/log?since=${since}`)).json();
    expect(log).toMatchObject({
      busiestSecond: 2,
      calls: [
        { endpoint: 'POST /v1/orders', status: 201, reference: 'ord_2', key: 'ord_2' },
        { reference: 'ord_3' },
      ],
    });
    await shop.request('/_simulator/calls', { method: 'DELETE' });
    expect(await created()).toMatchObject({ calls: {} });
  });
});
