import { randomUUID } from 'node:crypto';
import { ADDRESSES_CAP } from '@loja/contracts/http/account.ts';
import { CustomerId, newAddressId } from '@loja/kernel/ids.ts';
import { MemoryDataKeys } from '@loja/platform/data-keys.memory.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerOf } from '@loja/platform/sealed.ts';
import { type ThrowawayTable, throwawayTable } from '@loja/tests/src/throwaway-table.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesInDynamo } from './addresses.dynamodb.ts';
import { consentsInDynamo } from './consents.dynamodb.ts';
import { departuresInDynamo, forgetLapsedRows, forgetRows } from './departures.dynamodb.ts';
import { profilesInDynamo } from './profiles.dynamodb.ts';

const dynamo = new Dynamo();
let customers: ThrowawayTable;
let sessions: ThrowawayTable;
let orders: ThrowawayTable;
let now = new Date('2026-11-24T12:00:00Z');
const clock = () => {
  now = new Date(now.getTime() + 1);
  return now;
};
beforeAll(async () => {
  [customers, sessions, orders] = await Promise.all([
    throwawayTable('customers'),
    throwawayTable('sessions'),
    throwawayTable('orders'),
  ]);
});
afterAll(() => Promise.all([customers.drop(), sessions.drop(), orders.drop()]));

const keys = new MemoryDataKeys();
const persons = sealerOf('customers', keys);
const profiles = () => profilesInDynamo(dynamo, customers.name, persons, clock);
const addresses = () => addressesInDynamo(dynamo, customers.name, persons, clock);
const consents = () => consentsInDynamo(dynamo, customers.name);
const newcomer = () => CustomerId.parse(randomUUID());

const told = { name: 'Ana Conceição', phone: '11987654321', cpf: '52998224725' };
const home = () => ({
  addressId: newAddressId(),
  label: 'Casa',
  cep: '01310100',
  street: 'Avenida Paulista',
  number: '1000',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
});
const yes = (at: string) => ({
  kind: 'marketing' as const,
  given: true,
  version: '2026-11-24',
  at,
  where: 'account' as const,
  session: 'key-of-a-session',
});
const written = async () => JSON.stringify(await customers.rows());

describe('a profile', () => {
  test('is read as it was told, and lies unreadable', async () => {
    const id = newcomer();
    expect(await profiles().find(id)).toEqual({});
    expect(await profiles().replace(id, told)).toBe('kept');
    expect(await profiles().find(id)).toEqual(told);
    expect(await profiles().find(newcomer())).toEqual({});
    expect(await written()).not.toMatch(/Ana|11987654321|52998224725/);
  });

  test('forgets what is left out', async () => {
    const id = newcomer();
    await profiles().replace(id, told);
    await profiles().replace(id, { name: 'Ana' });
    expect(await profiles().find(id)).toEqual({ name: 'Ana' });
  });
});

describe('addresses', () => {
  test('are the owner’s, the newest first, and lie unreadable', async () => {
    const [id, other] = [newcomer(), newcomer()];
    const [first, second] = [home(), { ...home(), number: '2000' }];
    expect(await addresses().add(id, first)).toBe('kept');
    expect(await addresses().add(id, second)).toBe('kept');
    expect(await addresses().of(id)).toEqual([second, first]);
    expect(await addresses().of(other)).toEqual([]);
    expect(await addresses().replace(other, first)).toBe(false);
    await addresses().remove(other, first.addressId);
    expect(await addresses().of(id)).toHaveLength(2);
    expect(await addresses().replace(id, { ...first, number: '1' })).toBe(true);
    expect(await addresses().of(id)).toContainEqual({ ...first, number: '1' });
    expect(await written()).not.toMatch(/Paulista|01310100|Casa/);
  });

  test('are ten at most, also when all are added at once, and one that goes makes room', async () => {
    const id = newcomer();
    const many = Array.from({ length: ADDRESSES_CAP + 2 }, home);
    const kept = await Promise.all(many.map((one) => addresses().add(id, one)));
    expect(kept.filter((outcome) => outcome === 'kept').length).toBeLessThanOrEqual(ADDRESSES_CAP);
    for (const one of many.filter((_, i) => kept[i] === 'busy')) await addresses().add(id, one);
    const all = await addresses().of(id);
    expect(all).toHaveLength(ADDRESSES_CAP);
    expect(await addresses().add(id, home())).toBe('too_many');
    const gone = all[0]?.addressId ?? '';
    await addresses().remove(id, gone);
    await addresses().remove(id, gone);
    expect(await addresses().add(id, home())).toBe('kept');
    expect(await addresses().add(id, home())).toBe('too_many');
  });
});

test('every saying is a record of its own', async () => {
  const id = newcomer();
  const said = [yes('2026-11-24T12:00:00.000Z'), { ...yes('2026-11-25T12:00:00.000Z'), given: false }];
  for (const record of said) expect(await consents().record(id, record)).toBe('kept');
  expect(await consents().of(id)).toEqual(said);
});

test('of an account that nobody confirmed nothing stays, no proof and no mark', async () => {
  const [id, other] = [newcomer(), newcomer()];
  for (const one of [id, other]) await consents().record(one, yes('2026-11-24T12:00:00.000Z'));
  await forgetLapsedRows(dynamo, customers.name)(id);
  const rows = await customers.rows();
  expect(rows.filter(({ pk }) => pk === `CUSTOMER#${id}`)).toEqual([]);
  expect(rows.filter(({ pk }) => pk === `CUSTOMER#${other}`)).toHaveLength(2);
});

test('who departed is gone: nothing told is left, nothing can be written, and the proof names nobody', async () => {
  const id = newcomer();
  await profiles().replace(id, told);
  await addresses().add(id, home());
  await consents().record(id, yes('2026-11-24T12:00:00.000Z'));
  const departures = departuresInDynamo(
    dynamo,
    { customers: customers.name, sessions: sessions.name, orders: orders.name },
    { letters: sealerOf('sessions', keys), index: async () => `index-of-${id.slice(0, 8)}`, clock },
  );
  const ana = { email: 'ana@example.com', locale: 'pt-BR' } as const;
  expect(await departures.declare(id, ana)).toBe('declared');
  expect(await departures.declare(id, ana)).toBe('declared');
  expect(await profiles().replace(id, told)).toBe('gone');
  expect(await addresses().add(id, home())).toBe('gone');
  expect(await consents().record(id, yes('2026-11-26T12:00:00.000Z'))).toBe('gone');

  expect(await orders.rows()).toMatchObject([{ pk: `CUSTOMER#${id}`, sk: 'GONE', ttl: expect.any(Number) }]);
  expect(await sessions.rows()).toContainEqual(
    expect.objectContaining({ pk: `SUBJECT#shoppers#${id}`, sk: 'GONE', ttl: expect.any(Number) }),
  );

  const forget = forgetRows(dynamo, customers.name, clock);
  await forget(id);
  await forget(id);
  const mine = (await customers.rows()).filter(({ pk }) => pk === `CUSTOMER#${id}`);
  expect(mine).toEqual([
    {
      pk: `CUSTOMER#${id}`,
      sk: 'PROFILE',
      entity: 'PROFILE',
      goneAt: expect.any(String),
      ttl: expect.any(Number),
    },
  ]);
  const proofs = (await customers.rows()).filter(({ pk }) => pk === `PROOF#index-of-${id.slice(0, 8)}`);
  expect(proofs).toMatchObject([
    { kind: 'marketing', given: true, version: '2026-11-24', ttl: expect.any(Number) },
  ]);
  expect(JSON.stringify(proofs)).not.toContain(id);
  const letters = (await sessions.rows()).filter(({ entity }) => entity === 'NOTICE');
  expect(letters).toHaveLength(1);
  expect(JSON.stringify(await sessions.rows())).not.toContain('ana@example.com');
});
