import { beforeAll, expect, test } from 'vitest';
import { backOffice } from '../src/back-office.ts';
import { notify } from '../src/bank.ts';
import { eventually } from '../src/eventually.ts';
import { base, buy, newKey, type Placed, reviewed, submit, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';
import { refusals, type Withheld, without } from '../src/withheld.ts';

const sku = 'DECA-250-GRAOS';
let placed: Placed;
let desk: ReturnType<typeof backOffice>;
beforeAll(async () => {
  placed = await buy({ [sku]: 1 });
  desk = backOffice((await staffMember('admin')).cookie);
});

/** The shop's journeys, each as the one request in which a permission can be missed. */
const journeys = {
  'a product is looked at': () => fetch(`${base}/products/nenhum-${newKey()}`),
  'a cart is opened': () => fetch(`${base}/carts`, { method: 'POST', headers: { 'x-loja-client': 'shop' } }),
  'an order is placed': async () => submit(await reviewed({ [sku]: 1 })),
  'an order is followed': () =>
    fetch(`${base}/orders/${placed.orderId}`, { headers: { 'x-order-token': placed.accessToken } }),
  'a contract is fetched': () =>
    fetch(`${base}/orders/${placed.orderId}/contract`, { headers: { 'x-order-token': placed.accessToken } }),
  'a notification arrives': () => notify(`ORD${Date.now()}`),
  'staff read the catalogue': () => desk.send('GET', '/staff/products'),
  'staff read orders': () => desk.send('GET', '/staff/orders?status=paid'),
  'staff read coupons': () => desk.send('GET', '/staff/promotions/coupons'),
  'staff read tasks': () => desk.send('GET', '/staff/tasks'),
  'staff read photos': () => desk.send('GET', '/staff/products/serra-alta/photos'),
} as const satisfies Record<string, () => Promise<Response>>;
type Journey = keyof typeof journeys;

/** A journey that could not even be prepared is as broken as one that is answered so. */
const works = async (journey: Journey): Promise<boolean> => {
  try {
    return (await journeys[journey]()).status < 500;
  } catch {
    return false;
  }
};

const broken = async (): Promise<Journey[]> => {
  const found: Journey[] = [];
  for (const journey of Object.keys(journeys) as Journey[]) if (!(await works(journey))) found.push(journey);
  return found;
};

test('in every journey so far no function wanted what its role does not allow', async () => {
  expect(await refusals()).toEqual([]);
});

/** Who buys has filled a cart before. */
const parts: Partial<Record<Journey, readonly Journey[]>> = { 'an order is placed': ['a cart is opened'] };

test.each<[Withheld, Journey]>([
  [{ function: 'shopfront-http-public', action: 'dynamodb:GetItem' }, 'a product is looked at'],
  [{ function: 'cart-http-public', action: 'dynamodb:UpdateItem' }, 'a cart is opened'],
  [{ function: 'ordering-http-customer', action: 'dynamodb:UpdateItem' }, 'an order is placed'],
  [{ function: 'ordering-http-customer', action: 'kms:Decrypt' }, 'an order is placed'],
  [{ function: 'documents-http-customer', action: 's3:GetObject' }, 'a contract is fetched'],
  [{ function: 'payments-http-public', action: 'sqs:SendMessage' }, 'a notification arrives'],
  [{ function: 'payments-http-public', action: 'kms:GenerateDataKey' }, 'a notification arrives'],
  [{ function: 'catalog-http-staff', action: 'dynamodb:Query' }, 'staff read the catalogue'],
  [{ function: 'ordering-http-staff', action: 'dynamodb:Query' }, 'staff read orders'],
  [{ function: 'promotions-http-staff', action: 'dynamodb:Query' }, 'staff read coupons'],
  [{ function: 'reconciliation-http-staff', action: 'dynamodb:Query' }, 'staff read tasks'],
  [{ function: 'media-http-staff', action: 'dynamodb:Query' }, 'staff read photos'],
])('without %o exactly its journey breaks: %s', async (withheld, journey) => {
  const found = await without(withheld, broken);
  expect(found).toContain(journey);
  // A key is asked for in every call of its function.
  const own = withheld.action.startsWith('kms:')
    ? found.filter((name) => !name.startsWith('an order'))
    : found;
  expect(own.filter((name) => name !== journey && !parts[name]?.includes(journey))).toEqual([]);
  expect(await broken()).toEqual([]);
});

/** Functions that nobody waits for: what one of them lacks shows as a refusal, and the order waits for it. */
test.each<Withheld>([
  { function: 'ordering-relay-outbox', action: 'events:PutEvents' },
  { function: 'ordering-on-order-placed', action: 'states:StartExecution' },
])('without %o an order is still taken, stops there, and goes on when it is given back', async (withheld) => {
  const before = (await refusals()).length;
  const placed = await without(withheld, async () => {
    const taken = await buy({ 'DECA-250-GRAOS': 1 });
    await eventually('the refusal', async () => (await refusals()).length > before);
    return taken;
  });
  const refused = (await refusals()).slice(before);
  expect([...new Set(refused.map(({ function: name, action }) => `${name} ${action}`))]).toEqual([
    `${withheld.function} ${withheld.action}`,
  ]);
  expect((await withPix(placed)).payment.pix).toBeDefined();
});

test('an order that needs no more than is allowed meets no refusal on its way', async () => {
  const before = (await refusals()).length;
  await withPix(await buy({ 'DECA-250-GRAOS': 1 }));
  expect((await refusals()).slice(before)).toEqual([]);
});
