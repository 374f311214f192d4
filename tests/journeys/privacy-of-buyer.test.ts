import { randomInt, randomUUID } from 'node:crypto';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Cart } from '@loja/contracts/http/cart.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emailsTo } from '../src/back-room.ts';
import { payPix } from '../src/bank.ts';
import { byCard, totalBy, tryToPay } from '../src/cards.ts';
import { type Account, codeTo, type Device, device, openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { departed, leadsTo, missingFrom, openedFiscalRecord, tracesOf } from '../src/kept-of-buyer.ts';
import { newCpf } from '../src/new-cpf.ts';
import { orderDesk } from '../src/order-desk.ts';
import { known } from '../src/people.ts';
import {
  base,
  cartOf,
  inStatus,
  newKey,
  type OrderBody,
  type Placed,
  reviewedCart,
  submit,
  withPix,
} from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: 'unreachable' | { code: string } };
const value = <Value>(result: Answer<Value>): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};
const codeOf = (result: Answer<unknown>): string => {
  if (result.ok) return 'answered';
  return result.problem === 'unreachable' ? 'unreachable' : result.problem.code;
};

/** Somebody whose every word is theirs alone, so that what is found of them is theirs. */
const newPerson = () => {
  const mark = randomUUID().slice(0, 8);
  return {
    told: known({
      name: `Beatriz Almirante ${mark}`,
      phone: `119${String(randomInt(10_000_000, 99_999_999))}`,
      cpf: newCpf(),
    }),
    home: {
      cep: '01310100',
      ...known({ street: `Rua do Almirante ${mark}` }),
      number: '77',
      district: 'Bela Vista',
      city: 'São Paulo',
      state: 'SP',
    },
  };
};
type Person = ReturnType<typeof newPerson>;

/** Some of what leads to who bought, while the account stands. */
const leadsBefore = [
  ...['customers/PROFILE.told', 'sessions/SESSION.subject', 'carts/OWN_CART.cartId', 'orders/OWNS.orderId'],
  ...['orders/ORDER.person', 'orders/ORDER.emailIndex', 'payments/ATTEMPT.pix', 'payments/ATTEMPT.card'],
]
  .map((field) => `${field} is still there`)
  .concat('the person is in the pool');

const bodyOf = async (cart: Cart, { told, home }: Person, email: string, method: 'pix' | 'card') => {
  const body = await reviewedCart(cart, email);
  const price = cart.payable[method]?.cents ?? 0;
  const cents = body.expectedTotal.cents - cart.payable.pix.cents + price;
  return {
    ...body,
    customer: { ...told, email },
    address: home,
    payment: { method },
    expectedTotal: { cents, currency: 'BRL' },
  } satisfies OrderBody;
};

const asGuest = async (person: Person, email: string, method: 'pix' | 'card'): Promise<Placed> => {
  const response = await submit(await bodyOf(await cartOf({ 'CASA-250-GRAOS': 1 }), person, email, method));
  if (response.status !== 201) throw new Error(`order refused: ${response.status} ${await response.text()}`);
  const placed = (await response.json()) as Placed;
  known({ token: placed.accessToken });
  return placed;
};

const signedIn = async (on: Device, person: Person, { email }: Account): Promise<Placed> => {
  const body = await bodyOf(await cartOf({ 'CASA-250-GRAOS': 2 }), person, email, 'pix');
  const headers = { 'idempotency-key': newKey() };
  const placed = value(await on.call(api.placeOrder, { headers, body }));
  known({ token: placed.accessToken });
  return placed;
};

const paidByPix = async (placed: Placed): Promise<Placed> => {
  await withPix(placed);
  await payPix(placed.orderId);
  await inStatus(placed, 'paid');
  return placed;
};

const paidByCard = async (placed: Placed): Promise<Placed> => {
  const total = await totalBy(placed, 'card');
  const tried = await tryToPay(placed, await byCard(total, 'APRO'));
  if (!tried.ok) throw new Error(JSON.stringify(tried.problem));
  await inStatus(placed, 'paid');
  return placed;
};

describe('what the shop has of who bought', () => {
  let desk: ReturnType<typeof orderDesk>;
  beforeAll(async () => {
    desk = orderDesk((await staffMember('admin')).cookie);
  });

  const delivered = async ({ orderId }: Placed): Promise<void> => {
    value(await desk.pack(orderId));
    value(await desk.ship(orderId, `BR${randomInt(100_000_000, 999_999_999)}BR`));
    value(await desk.deliver(orderId));
  };

  /** An account with everything in it, and two orders: one signed in by Pix, one by card as a guest of the same mailbox. */
  const bought = async () => {
    const person = newPerson();
    const account = await openAccount();
    const phone = await signedInDevice(account);
    value(await phone.call(api.changeAccount, { body: person.told }));
    value(await phone.call(api.addAddress, { body: { label: 'Casa', ...person.home } }));
    for (const given of [true, false])
      value(await phone.call(api.setConsent, { params: { kind: 'marketing' }, body: { given } }));
    const byPix = await paidByPix(await signedIn(phone, person, account));
    const byCard = await paidByCard(await asGuest(person, account.email, 'card'));
    for (const placed of [byPix, byCard]) await delivered(placed);
    const { cartId } = await cartOf({ 'V60-UN': 1 });
    value(await device().call(api.signIn, { body: { ...account, cartId } }));
    const { sub } = value(await phone.call(api.exportMyData)).parts.profile as { sub: string };
    return { person, account, phone, placed: [byPix, byCard], id: sub };
  };
  let buyer: Awaited<ReturnType<typeof bought>>;
  beforeAll(async () => {
    buyer = await bought();
  }, 180_000);
  // Somebody stays, so that the test at the end sees what an account keeps.
  afterAll(async () => {
    const stays = await signedInDevice(await openAccount());
    const { told, home } = newPerson();
    value(await stays.call(api.changeAccount, { body: told }));
    value(await stays.call(api.addAddress, { body: home }));
    value(await stays.call(api.setConsent, { params: { kind: 'marketing' }, body: { given: true } }));
  });

  const ofBuyer = () => ({
    id: buyer.id,
    email: buyer.account.email,
    ...buyer.person,
    orderIds: buyer.placed.map(({ orderId }) => orderId),
    tokens: buyer.placed.map(({ accessToken }) => accessToken),
  });

  test('is in the export, field by field as the data map says, the guest’s order of the same mailbox too', async () => {
    const { parts } = value(await buyer.phone.call(api.exportMyData));
    const { missing, seen } = await missingFrom(parts, ofBuyer());
    expect(missing).toEqual([]);
    // Of each part something was there to be looked for.
    expect([...new Set(seen.values())].toSorted()).toEqual(
      ['addresses', 'cart', 'consents', 'orders', 'payments', 'profile', 'sessions'].toSorted(),
    );
    for (const field of [
      'pix',
      'card',
      'capturedAttempt',
      'expiresAt',
      'person',
      'shipment',
      'lines',
      'told',
    ])
      expect(
        [...seen.keys()].some((name) => name.endsWith(`.${field}`)),
        field,
      ).toBe(true);
    const documents = parts.documents as { orderId: string; contract: string }[];
    expect(documents.map(({ orderId }) => orderId).toSorted()).toEqual(ofBuyer().orderIds.toSorted());
    for (const orderId of ofBuyer().orderIds)
      await eventually('the contract', async () => {
        const answer = await buyer.phone.fetcher(`${base}/orders/${orderId}/contract`);
        return answer.status === 200 || undefined;
      });
  });

  test('is gone with the account, but for the fiscal record of each sale, sealed, and what goes by its date', async () => {
    const { account, phone } = buyer;
    const tablet = await signedInDevice(account);
    const who = ofBuyer();
    // What is looked for is there to be found until then.
    expect(await leadsTo(who)).toEqual(expect.arrayContaining([...leadsBefore]));
    expect(value(await phone.call(api.deleteAccount))).toEqual({ deleted: true });
    // At once, on every device, and for good.
    expect(codeOf(await tablet.call(api.listSessions))).toBe('unauthorized');
    expect(codeOf(await device().call(api.signIn, { body: account }))).toBe('credentials_wrong');

    expect(await eventually('nothing that leads to the buyer', nothingOf(who), 90)).toEqual([]);
    expect(await tracesOf(who)).toEqual([]);
    for (const orderId of who.orderIds)
      expect(await openedFiscalRecord(orderId)).toEqual({
        name: who.told.name,
        cpf: who.told.cpf,
        address: who.home,
      });
    expect((await emailsTo(account.email)).at(-1)?.subject).toMatch(/^Sua conta foi apagada/);
  }, 180_000);
});

test('an order that was placed in the moment of the deletion loses its buyer when nothing is owed on it any more', async () => {
  const person = newPerson();
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const { orderId } = await paidByPix(await signedIn(phone, person, account));
  const { sub } = value(await phone.call(api.exportMyData)).parts.profile as { sub: string };
  await departed(sub);
  const desk = orderDesk((await staffMember('admin')).cookie);
  value(await desk.pack(orderId));
  value(await desk.ship(orderId, 'BR123456789BR'));
  expect(value(await desk.get(orderId)).customer.name).toBe(person.told.name);
  value(await desk.deliver(orderId));
  await eventually('an order of nobody', async () => value(await desk.get(orderId)).customer.name === '');
  expect(await openedFiscalRecord(orderId)).toMatchObject({ name: person.told.name });
}, 120_000);

/** Waits until nothing is left; what is, when the time is over, is the answer. */
const nothingOf = (who: Parameters<typeof leadsTo>[0]) => {
  const until = Date.now() + 45_000;
  return async () => {
    const left = await leadsTo(who);
    return left.length === 0 || Date.now() > until ? left : undefined;
  };
};

test('a guest’s order of a mailbox that an account moved to is the account’s, and forbids its deletion while it is under way', async () => {
  const person = newPerson();
  const account = await openAccount();
  const phone = await signedInDevice(account);
  const { email } = known({ email: `mudou-${randomUUID()}@example.com` });
  const before = await asGuest(person, email, 'pix');
  value(await phone.call(api.askForEmail, { body: { newEmail: email } }));
  value(await phone.call(api.changeEmail, { body: { code: await codeTo(email) } }));
  await eventually('the order among the customer’s', async () =>
    value(await phone.call(api.listMyOrders)).orders.some(({ orderId }) => orderId === before.orderId),
  );
  const later = await asGuest(person, email, 'pix');
  expect(codeOf(await phone.call(api.deleteAccount))).toBe('orders_under_way');
  const { parts } = value(await phone.call(api.exportMyData));
  const exported = (parts.orders as { orderId: string }[]).map(({ orderId }) => orderId);
  expect(exported.toSorted()).toEqual([before.orderId, later.orderId].toSorted());
});
