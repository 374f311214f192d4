import { beforeEach, describe, expect, it } from 'vitest';
import { PspUnderTest, pixOrder } from './psp-under-test.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

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
    expect(await (await shop.request('/_simulator/calls')).json()).toMatchObject({ chargesCreated: 1 });
  });

  it('can answer another amount', async () => {
    const { id } = await shop.placed();
    await shop.behave({ wrongAmount: true });
    expect((await shop.read(id)).total_amount).toBe('49.89');
  });

  it('refuses an unknown behaviour', async () => {
    expect((await shop.behave({ delay: 1 })).status).toBe(400);
  });
});
