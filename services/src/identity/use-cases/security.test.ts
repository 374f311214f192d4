import { CustomerId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { shoppers } from '../domain/pool.ts';
import type { IdentityPorts } from '../ports.ts';
import { askForEmail, changeEmail } from './security.ts';
import { beginTotp, confirmTotp, stopTotp } from './totp.ts';

const START = 1_800_000_000;
/** The pool, when it must not be asked, or shows by it that it was. */
const accounts = new Proxy({} as IdentityPorts['accounts'], {
  get: () => () => {
    throw new Error('the pool was asked');
  },
});

const acts: [
  string,
  (ports: IdentityPorts, asker: Parameters<ReturnType<typeof stopTotp>>[0]) => Promise<unknown>,
][] = [
  ['another address', (ports, asker) => askForEmail(ports)(asker, { newEmail: 'bia@example.com' })],
  ['its code', (ports, asker) => changeEmail(ports)(asker, { code: '000000' })],
  ['an authenticator', (ports, asker) => beginTotp(ports)(asker)],
  ['its first code', (ports, asker) => confirmTotp(ports)(asker, { code: '000000' })],
  ['no authenticator any more', (ports, asker) => stopTotp(ports)(asker)],
];

const asked = (secondsAgo: number) => {
  const ports = Object.assign(Object.create(null) as IdentityPorts, {
    rules: shoppers,
    accounts,
    clock: () => new Date(START * 1000),
    pause: async () => undefined,
  });
  const id = CustomerId.parse('0b9a3a5e-3c1f-4a7e-9d55-0c2f6b1f9f10');
  return [ports, { customer: { id, session: 's', authTime: START - secondsAgo }, access: 'token' }] as const;
};

describe.each(acts)('%s', (_, act) => {
  test('is refused when the password was shown too long ago, and the pool is not asked', async () => {
    expect(await act(...asked(shoppers.fresh))).toEqual({ ok: false, code: 'reauthentication_needed' });
  });

  test('goes on when it was shown a moment ago', async () => {
    await expect(act(...asked(shoppers.fresh - 1))).rejects.toThrow('the pool was asked');
  });
});
