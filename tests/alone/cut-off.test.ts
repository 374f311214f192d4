import * as api from '@loja/contracts/endpoints.generated.ts';
import { afterEach, expect, inject, test } from 'vitest';
import { emailsTo } from '../src/back-room.ts';
import { codeTo, type Device, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';
import { known } from '../src/people.ts';

const proxy = inject('proxy');

/** `struck` says how often the rule of the plan did. */
const plan = async (rules: readonly object[]): Promise<void> => {
  const response = await fetch(`${proxy}/_faults/plan`, { method: 'POST', body: JSON.stringify({ rules }) });
  expect(response.ok, await response.text()).toBe(true);
};
afterEach(() => plan([]));

const subjectOn = ({ jar }: Device): string => jar.get('__Host-loja-session')?.split('.')[0] ?? '';

/** The function that serves accounts is killed at this call of it about the person, which is not made. */
const killedAt = (operation: string, occurrence: number, subject: string) =>
  plan([
    {
      id: 'killed',
      where: {
        function: 'identity-http-customer',
        service: 'dynamodb',
        operation,
        occurrence,
        mentions: subject,
      },
      fault: { kind: 'crash' },
      count: 1,
    },
  ]);
const struck = async (): Promise<unknown> => (await (await fetch(`${proxy}/_faults/plan`)).json()).struck;

/** Longer than the queue's minute, and than a message that came too early stays away. */
const PATIENCE_SECONDS = 240;
const letterTo = (email: string, subject: string) =>
  eventually(
    `a letter "${subject}"`,
    async () => (await emailsTo(email)).find((mail) => mail.subject.startsWith(subject)),
    PATIENCE_SECONDS,
  );

test('who made another password is rid of the thief, though the shop died right after Cognito took it', async () => {
  const account = await openAccount();
  const thief = await signedInDevice(account);
  const owner = device();
  expect((await owner.call(api.forgotPassword, { body: { email: account.email } })).ok).toBe(true);
  const code = await codeTo(account.email, 1);
  const password = known({ password: `outra ${account.password}` }).password;
  await killedAt('Query', 0, subjectOn(thief));
  const asked = { body: { email: account.email, code, password } };
  expect((await owner.call(api.resetPassword, asked)).ok).toBe(false);
  expect(await struck()).toEqual({ killed: 1 });
  // Cognito took it: the old password is none, and the code is spent.
  expect(await device().call(api.signIn, { body: account })).toMatchObject({
    problem: { code: 'credentials_wrong' },
  });
  expect(await owner.call(api.resetPassword, asked)).toMatchObject({ problem: { code: 'code_invalid' } });
  expect((await thief.call(api.getSession)).ok).toBe(true);
  await letterTo(account.email, 'Sua senha mudou');
  expect(await thief.call(api.getSession)).toMatchObject({ problem: { code: 'unauthorized' } });
  expect((await owner.call(api.signIn, { body: { ...account, password } })).ok).toBe(true);
}, 300_000);

test('the mailbox that lost an account is told, though the shop died right after Cognito moved it', async () => {
  const account = await openAccount();
  const { email: newEmail } = newAccount();
  const here = await signedInDevice(account);
  expect((await here.call(api.askForEmail, { body: { newEmail } })).ok).toBe(true);
  const code = await codeTo(newEmail);
  // The first transaction writes down what is meant.
  await killedAt('TransactWriteItems', 1, subjectOn(here));
  expect((await here.call(api.changeEmail, { body: { code } })).ok).toBe(false);
  expect(await struck()).toEqual({ killed: 1 });
  await letterTo(account.email, 'O e-mail da sua conta mudou');
  const moved = await signedInDevice({ ...account, email: newEmail });
  expect(subjectOn(moved)).toBe(subjectOn(here));
}, 300_000);
