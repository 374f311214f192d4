import * as api from '@loja/contracts/endpoints.generated.ts';
import { expect, test } from 'vitest';
import { emailsTo } from '../src/back-room.ts';
import { device, openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';

type Answer = { ok: true; value: unknown } | { ok: false; problem: 'unreachable' | { code: string } };
const said = (result: Answer): unknown => {
  if (result.ok) return result.value;
  return result.problem === 'unreachable' ? 'unreachable' : result.problem.code;
};

const told = { name: 'Ana Conceição de Souza', phone: '11987654321', cpf: '52998224725' };
const home = {
  label: 'Casa',
  cep: '01310100',
  street: 'Avenida Paulista',
  number: '1000',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
};

const letterTo = (email: string, subject: string) =>
  eventually(`a letter "${subject}" to ${email}`, async () =>
    (await emailsTo(email)).find((mail) => mail.subject.startsWith(subject)),
  );

test('a person sees, corrects, takes along and deletes what the shop has of them', async () => {
  const account = await openAccount();
  const phone = await signedInDevice(account);
  expect(said(await phone.call(api.getAccount))).toEqual({ email: account.email });
  expect(said(await phone.call(api.changeAccount, { body: told }))).toEqual({
    ...told,
    email: account.email,
  });
  expect(said(await phone.call(api.getAccount))).toEqual({ ...told, email: account.email });

  const added = await phone.call(api.addAddress, { body: home });
  if (!added.ok) throw new Error(`refused: ${JSON.stringify(added.problem)}`);
  const { addressId } = added.value;
  expect(
    said(await phone.call(api.changeAddress, { params: { addressId }, body: { ...home, number: '1001' } })),
  ).toEqual({ ...home, number: '1001', addressId });

  const kind = 'marketing' as const;
  expect(said(await phone.call(api.listConsents))).toEqual({ consents: [{ kind, given: false }] });
  for (const given of [true, false])
    expect(said(await phone.call(api.setConsent, { params: { kind }, body: { given } }))).toMatchObject({
      kind,
      given,
      version: '2026-11-24',
    });

  const taken = await phone.call(api.exportMyData);
  if (!taken.ok) throw new Error(`refused: ${JSON.stringify(taken.problem)}`);
  expect(taken.value.parts).toMatchObject({
    profile: { ...told, email: account.email },
    addresses: [{ ...home, number: '1001', addressId }],
    consents: [{ given: true }, { given: false }],
    sessions: [{ device: 'Chrome, Linux' }],
    orders: [],
    payments: [],
    documents: [],
  });
  await letterTo(account.email, 'Uma cópia dos seus dados foi baixada');

  const tablet = await signedInDevice(account);
  expect(said(await phone.call(api.deleteAccount))).toEqual({ deleted: true });
  expect(phone.jar.size).toBe(0);
  await letterTo(account.email, 'Sua conta foi apagada');
  await eventually(
    'every session ends',
    async () => said(await tablet.call(api.listSessions)) === 'unauthorized',
  );
  expect(said(await device().call(api.signIn, { body: account }))).toBe('credentials_wrong');

  // The same person, or the next owner of the mailbox, begins anew.
  const again = await signedInDevice(await openAccount({ ...account, password: `${account.password} 2` }));
  expect(said(await again.call(api.getAccount))).toEqual({ email: account.email });
  expect(said(await again.call(api.listAddresses))).toEqual({ addresses: [] });
  expect(said(await again.call(api.listConsents))).toEqual({ consents: [{ kind, given: false }] });
});

test('a stranger’s address is as absent as one that nobody has', async () => {
  const [owner, other] = [
    await signedInDevice(await openAccount()),
    await signedInDevice(await openAccount()),
  ];
  const added = await owner.call(api.addAddress, { body: home });
  if (!added.ok) throw new Error(`refused: ${JSON.stringify(added.problem)}`);
  const params = { addressId: added.value.addressId };
  expect(said(await other.call(api.changeAddress, { params, body: home }))).toBe('address_not_found');
  expect(said(await other.call(api.removeAddress, { params }))).toEqual({ removed: true });
  expect(said(await owner.call(api.listAddresses))).toMatchObject({ addresses: [params] });
});

test('who is not signed in has no account to read, take or delete', async () => {
  const stranger = device();
  const answers = await Promise.all([
    stranger.call(api.getAccount),
    stranger.call(api.listAddresses),
    stranger.call(api.listConsents),
    stranger.call(api.exportMyData),
    stranger.call(api.deleteAccount),
  ]);
  expect(answers.map(said)).toEqual(answers.map(() => 'unauthorized'));
});
