import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from '../src/browser.ts';
import { newAccount, openAccount } from '../src/device.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const asked = { method: 'POST', path: '', body: {} as object, headers: {} as Record<string, string> };

test('a browser keeps a session that its scripts cannot read, from a laptop’s address too', async () => {
  const account = await openAccount(newAccount());
  const { page, close } = await visit(browser, { width: 1280, height: 800 });
  await page.goto(`${urls.shop}/`);
  const call = (question: Partial<typeof asked>) =>
    page.evaluate(
      async ({ method, path, body, headers }) => {
        const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
        const response = await fetch(`/api${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...sent,
        });
        const { code, status, sessions } = await response.json();
        return { status: response.status, said: code ?? status ?? sessions?.length, script: document.cookie };
      },
      { ...asked, ...question },
    );
  const headers = { 'x-loja-client': 'shop' };
  expect(await call({ path: '/auth/sign-in', body: account })).toMatchObject({ said: 'cross_site' });
  expect(await call({ path: '/auth/sign-in', body: account, headers })).toEqual({
    status: 200,
    said: 'signed_in',
    script: '',
  });
  const kept = (await page.context().cookies()).map(({ name, httpOnly, secure, sameSite, path }) => ({
    name,
    httpOnly,
    secure,
    sameSite,
    path,
  }));
  const rules = { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' };
  expect(kept.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: '__Host-loja-access', ...rules },
    { name: '__Host-loja-session', ...rules },
  ]);
  expect(await call({ method: 'GET', path: '/account/sessions' })).toMatchObject({ status: 200, said: 1 });
  expect(await call({ path: '/auth/sign-out', headers })).toMatchObject({ said: 'signed_out' });
  expect(await page.context().cookies()).toEqual([]);
  expect(await call({ method: 'GET', path: '/account/sessions' })).toMatchObject({ said: 'unauthorized' });

  // A page elsewhere: its form is refused by the header that it cannot send, its script by the preflight before it.
  await page.goto(`${urls.psp}/`);
  const forged = await page.evaluate(async (shop) => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${shop}/api/auth/sign-out`, { method: 'POST', credentials: 'include', headers }).then(
        () => 'answered',
        () => 'refused by the browser',
      );
    return ask({ 'x-loja-client': 'shop' });
  }, urls.shop);
  expect(forged).toBe('refused by the browser');
  await close();
});
