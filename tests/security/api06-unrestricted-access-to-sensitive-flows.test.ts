import * as api from '@loja/contracts/endpoints.generated.ts';
import { describe, expect, test } from 'vitest';
import { emailsTo, leaveFree, stockOf } from '../src/back-room.ts';
import { buyByCard, byCard, totalBy, tryToPay } from '../src/cards.ts';
import { codeTo, device, newAccount } from '../src/device.ts';
import { ask, ownEdge } from '../src/edges.ts';
import { newCardNumber } from '../src/new-card.ts';
import { base, cartOf, reviewed, submit } from '../src/shopper.ts';

describe('a bot', () => {
  test('cannot take more than there is, nor more than a household buys', async () => {
    const putBack = await leaveFree('NPIO', 1_000);
    try {
      const orders = await Promise.all(Array.from({ length: 6 }, () => reviewed({ 'NPIO-250-GRAOS': 1 })));
      const statuses = await Promise.all(orders.map(async (order) => (await submit(order)).status));
      expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(4);
      expect(statuses.filter((status) => status === 409).length).toBeGreaterThanOrEqual(2);
      expect((await stockOf('NPIO')).free).toBeGreaterThanOrEqual(0);
    } finally {
      await putBack();
    }
    const { cartId } = await cartOf({});
    const greedy = await fetch(`${base}/carts/${cartId}/items/NPIO-250-GRAOS`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
      body: '{"quantity":21}',
    });
    expect(greedy.status).toBe(400);
  });

  test('that places order after order is turned away by the edge, and told so', async () => {
    const door = await ownEdge({ limits: { 'rate-checkout': 10 } });
    try {
      const statuses: number[] = [];
      let later: string | undefined;
      for (let tried = 0; tried < 13; tried += 1) {
        const asked = {
          base: door.url,
          method: 'POST',
          body: '{}',
          headers: { 'content-type': 'application/json', 'x-loja-client': 'shop' },
        };
        const { status, headers } = await ask('/api/orders', asked);
        statuses.push(status);
        later = headers['retry-after'];
      }
      expect(statuses[0]).toBe(400);
      expect(statuses.at(-1)).toBe(429);
      expect(Number(later)).toBeGreaterThan(0);
    } finally {
      await door.close();
    }
  });
});

test('a stolen card is tried six times a day at most, whatever the orders, and a Pix is still to be had', async () => {
  const number = newCardNumber();
  // An order itself takes five tries.
  const orders = [await buyByCard({ 'CASA-250-GRAOS': 1 }), await buyByCard({ 'CASA-250-GRAOS': 1 })];
  const tries: string[] = [];
  for (const order of orders)
    for (let tried = 0; tried < 4; tried += 1) {
      const answer = await tryToPay(order, await byCard(await totalBy(order, 'card'), 'FUND', { number }));
      const { problem } = answer.ok ? { problem: answer.value.status } : answer;
      tries.push(typeof problem === 'string' ? problem : problem.code);
    }
  const refused = 'too_many_card_tries';
  expect(tries).toEqual([...Array<string>(6).fill('failed'), refused, refused]);
  const [, last] = orders;
  if (!last) throw new Error('no order');
  const pix = { method: 'pix' as const, expectedTotal: await totalBy(last, 'pix') };
  expect(await tryToPay(last, pix)).toMatchObject({ ok: true, value: { method: 'pix' } });
});

test('an account that awaits its code fills no mailbox by whoever tries to sign in to it', async () => {
  const account = newAccount();
  const door = device();
  expect((await door.call(api.signUp, { body: account })).ok).toBe(true);
  await codeTo(account.email);
  for (let knock = 0; knock < 8; knock += 1) {
    const answer = await door.call(api.signIn, { body: account });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'credentials_wrong' } });
  }
  // The pool hands a letter over before it answers: none is on its way.
  expect(await emailsTo(account.email)).toHaveLength(5);
});

test('no step of a purchase can be left out', async () => {
  const empty = { ...(await reviewed({ 'CASA-250-GRAOS': 1 })), cartId: (await cartOf({})).cartId };
  expect((await submit(empty)).status).toBe(422);
  const cheap = await reviewed({ 'CASA-250-GRAOS': 1 });
  expect((await submit({ ...cheap, expectedTotal: { cents: 1, currency: 'BRL' } })).status).toBe(409);
  expect((await submit({ ...cheap, termsVersion: undefined })).status).toBe(400);
});
