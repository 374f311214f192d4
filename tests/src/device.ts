import { randomUUID } from 'node:crypto';
import { callRoute, type Endpoint } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import type { Route } from '@loja/contracts/route.ts';
import type { CartId } from '@loja/kernel/ids.ts';
import { emailsTo } from './back-room.ts';
import { eventually } from './eventually.ts';
import { known } from './people.ts';
import { base } from './shopper.ts';

type Input<R extends Route> = NonNullable<Parameters<typeof callRoute<R>>[3]>;

/** A browser as the API meets it: it keeps the cookies that it is given, and sends them. */
export const device = (agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.0.0') => {
  const jar = new Map<string, string>();
  const fetcher: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('user-agent', agent);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/; Max-Age=0;/.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    jar,
    fetcher,
    call: <R extends Route>(endpoint: Endpoint<R>, input: Input<R> = {}) =>
      callRoute(fetcher, base, endpoint, input),
  };
};
export type Device = ReturnType<typeof device>;

const codeIn = (html: string): string | undefined => />(\d{6})</.exec(html)?.[1];

/** The code of the letter that came to an address after the first `before` of them. */
export const codeTo = (email: string, before = 0): Promise<string> =>
  eventually(`a code to ${email}`, async () => {
    const codes = (await emailsTo(email))
      .map(({ html }) => codeIn(html))
      .filter((code) => code !== undefined);
    return codes.length > before ? codes.at(-1) : undefined;
  });

export interface Account {
  email: string;
  password: string;
}

export const newAccount = (): Account =>
  known({
    email: `freguesa-${randomUUID()}@example.com`,
    password: `passa tempo ${randomUUID()}`,
  });

const must = <Value>(result: { ok: true; value: Value } | { ok: false; problem: unknown }): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** Opens an account and confirms its address; nobody is signed in yet. */
export const openAccount = async (account: Account = newAccount()): Promise<Account> => {
  const door = device();
  must(await door.call(api.signUp, { body: account }));
  must(
    await door.call(api.confirmSignUp, { body: { email: account.email, code: await codeTo(account.email) } }),
  );
  return account;
};

/** A new device on which the account is signed in. */
export const signedInDevice = async (
  account: Account & { cartId?: CartId },
  agent?: string,
): Promise<Device> => {
  const found = device(agent);
  must(await found.call(api.signIn, { body: account }));
  return found;
};
