import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visit } from '../src/browser.ts';
import { newAccount, openAccount, signedInDevice } from '../src/device.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const wide = { width: 1280, height: 800 };

describe.each([
  ['/entrar/', 'current-password'],
  ['/criar-conta/', 'new-password'],
])('the password of %s', (path, use) => {
  test('is masked until its owner looks, and lets managers fill and paste', async () => {
    const { page, close } = await visit(browser, wide);
    await page.goto(`${urls.shop}${path}`);
    const field = page.locator(`main input[autocomplete="${use}"]`);
    expect(await field.getAttribute('type')).toBe('password');
    await field.fill('uma senha que se cola');
    await page.getByRole('button', { name: 'Mostrar senha' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Esconder senha' }).click();
    expect(await field.getAttribute('type')).toBe('password');

    await field.fill('');
    const pasted = 'colada 7 vezes de um gerenciador de senhas, com espaços e ç';
    const wasLet = await field.evaluate((box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      return box.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, pasted);
    expect(wasLet, 'nothing stops the paste').toBe(true);
    expect(await field.getAttribute('maxlength')).toBeNull();
    expect(await page.locator(`main input[autocomplete="username"]`).count()).toBe(1);
    await close();
  });
});

describe('the way out', () => {
  test.each(['/conta/', '/conta/dados/', '/conta/seguranca/', '/conta/privacidade/'])(
    'is on %s, and is taken',
    async (path) => {
      const { jar } = await signedInDevice(await openAccount(newAccount()));
      const { page, close } = await visit(browser, wide);
      await page.context().addCookies(
        [...jar].map(([name, value]) => ({
          name,
          value,
          domain: new URL(urls.shop).hostname,
          path: '/',
          secure: true,
          httpOnly: true,
          sameSite: 'Lax' as const,
        })),
      );
      await page.goto(`${urls.shop}${path}`);
      await page.getByRole('navigation', { name: 'Sua conta' }).getByRole('button', { name: 'Sair' }).click();
      await page.waitForURL(/\/entrar\//);
      expect(await page.context().cookies()).toEqual([]);
      await close();
    },
  );
});
