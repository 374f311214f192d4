import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { awsOptions } from '../src/back-room.ts';
import { type Account, type Device, device, newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { eventually } from '../src/eventually.ts';

const logs = new CloudWatchLogsClient(awsOptions);

const Line = z.looseObject({
  message: z.literal('request'),
  timestamp: z.string(),
  service: z.string(),
  route: z.string(),
  status: z.number(),
  code: z.string().optional(),
  customerId: z.string().optional(),
});
type Line = z.infer<typeof Line>;

const parsed = (text: string): Line | undefined => {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** What the doors of accounts have logged of their requests since a moment. */
const loggedSince = async (startTime: number): Promise<Line[]> => {
  const found: Line[] = [];
  const pages = paginateFilterLogEvents(
    { client: logs },
    { logGroupName: '/loja/local/identity-http-customer', startTime },
  );
  for await (const { events = [] } of pages)
    found.push(...events.flatMap(({ message = '' }) => parsed(message) ?? []));
  return found;
};

let account: Account;
let phone: Device;
beforeAll(async () => {
  account = await openAccount();
  phone = await signedInDevice(account);
});

/** The line of an act, looked for among those of others, who are at the door as well. */
const lineOf = async (act: () => Promise<unknown>, wanted: Partial<Line>): Promise<Line> => {
  const before = Date.now() - 1000;
  await act();
  return eventually(`a line ${JSON.stringify(wanted)}`, async () =>
    (await loggedSince(before)).find((line) =>
      Object.entries(wanted).every(([name, value]) => line[name] === value),
    ),
  );
};

const acts: [name: string, act: () => Promise<unknown>, wanted: Partial<Line>][] = [
  [
    'an account that is asked for',
    () => device().call(api.signUp, { body: newAccount() }),
    { route: 'POST /auth/sign-up', status: 200 },
  ],
  [
    'a sign-in',
    () => device().call(api.signIn, { body: account }),
    { route: 'POST /auth/sign-in', status: 200 },
  ],
  [
    'a wrong password',
    () => device().call(api.signIn, { body: { ...account, password: 'não é esta senha' } }),
    { route: 'POST /auth/sign-in', status: 401, code: 'credentials_wrong' },
  ],
  [
    'a wrong code',
    () =>
      device().call(api.resetPassword, {
        body: { email: account.email, code: '000000', password: 'mais uma senha longa' },
      }),
    { route: 'POST /auth/reset', code: 'code_invalid' },
  ],
  [
    'a wrong password of who is signed in',
    () => phone.call(api.reauthenticate, { body: { password: 'não é esta senha' } }),
    { route: 'POST /account/reauthentication', code: 'credentials_wrong' },
  ],
  [
    'a session that nobody has',
    () => device().call(api.refreshSession),
    { route: 'POST /auth/refresh', code: 'session_expired' },
  ],
  ['a way out', () => phone.call(api.signOut), { route: 'POST /auth/sign-out', status: 200 }],
];

describe('the log says of every way in whether it was open', () => {
  test.each(acts)('%s', async (_, act, wanted) => {
    const line = await lineOf(act, wanted);
    expect(line.timestamp).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(line.service).toBe('identity-http-customer');
    expect(JSON.stringify(line)).not.toContain(account.email);
    expect(JSON.stringify(line)).not.toContain(account.password);
  });
});
