import { accessOf, routeKeyOf, type StaffGroup, staffGroups } from '@loja/contracts/access.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import { beforeAll, expect, test } from 'vitest';
import { backOffice } from '../src/back-office.ts';
import { payPix } from '../src/bank.ts';
import { ana, buy, inStatus, type Placed, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

/** An order's way through the hands of staff, whose answers are orders in full; after it what else they may read. */
const way: readonly [key: string, body?: unknown][] = [
  ['GET /staff/orders/{orderId}'],
  ['POST /staff/orders/{orderId}/packing'],
  ['POST /staff/orders/{orderId}/shipment', { carrier: 'Correios', trackingCode: 'AA123456789BR' }],
  ['POST /staff/orders/{orderId}/delivery'],
  ['GET /staff/orders'],
];

let placed: Placed;
const desks = Object.create(null) as Record<StaffGroup, ReturnType<typeof backOffice>>;
beforeAll(async () => {
  for (const group of staffGroups) desks[group] = backOffice((await staffMember(group)).cookie);
  placed = await buy({ 'CASA-250-GRAOS': 1 });
  await withPix(placed);
  await payPix(placed.orderId);
  await inStatus(placed, 'paid');
});

const digits = (text: string): string => text.replace(/\D/g, '');
/** How the buyer is reached or taxed, in each way of writing it. */
const marks = [ana.email, ana.phone, digits(ana.phone), ana.cpf, digits(ana.cpf)];

const read = async (group: StaffGroup, key: string, body?: unknown): Promise<string> => {
  const [method = '', path = ''] = key.split(' ');
  const question = path === '/staff/orders' ? '?status=delivered' : '';
  const response = await desks[group].send(
    method,
    `${path.replace('{orderId}', placed.orderId)}${question}`,
    body,
  );
  const text = await response.text();
  expect([response.status, text], key).toEqual([200, expect.stringContaining(placed.orderId)]);
  return text;
};

test('the roastery gets an order from hand to hand without e-mail, telephone or CPF', async () => {
  for (const [key, body] of way) {
    const text = await read('torrefacao', key, body);
    expect(text, key).toContain(ana.name);
    expect(
      marks.filter((mark) => text.includes(mark)),
      key,
    ).toEqual([]);
  }
});

test('who writes to buyers is told all of it, so that the one before could be seen', async () => {
  for (const group of ['admin', 'atendimento'] as const) {
    const text = digits(await read(group, 'GET /staff/orders/{orderId}'));
    for (const mark of [digits(ana.phone), digits(ana.cpf)]) expect(text, group).toContain(mark);
    expect(await read(group, 'GET /staff/orders/{orderId}')).toContain(ana.email);
  }
});

test('every route that answers the roastery with an order was tried', () => {
  const all: Route[] = Object.values(routes).flat();
  const open = all.filter((route) => {
    const { object, groups = [] } = accessOf(route);
    return object === 'any order' && groups.includes('torrefacao');
  });
  expect(open.map(routeKeyOf).toSorted()).toEqual(way.map(([key]) => key).toSorted());
});
