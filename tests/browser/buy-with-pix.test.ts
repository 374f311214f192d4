import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailsAbout } from '../src/back-room.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { fillIn } from '../src/checkout.ts';
import { eventually } from '../src/eventually.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const [words] = languages;

describe.each(screens)('on a $name', (screen) => {
  test('a guest finds a coffee, pays by Pix at the bank and sees the order paid', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    const step = async (name: string) => {
      await shoot(page, `${screen.name}-${name}`);
      expect(await axe(page), name).toEqual([]);
    };

    await page.goto(urls.shop);
    await step('1-home');
    await page.getByRole('link', { name: 'Ver os cafés' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cafés' }).waitFor();
    await step('2-listing');
    await page
      .getByRole('link', { name: /Serra Alta/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Serra Alta' }).waitFor();
    await step('3-product');
    await page.getByRole('button', { name: 'Adicionar ao carrinho' }).click();
    await page.getByText('Serra Alta está no carrinho').waitFor();
    await step('3-drawer');
    await page.getByRole('link', { name: 'Ver carrinho' }).click();
    await page.getByRole('heading', { level: 1, name: /carrinho/i }).waitFor();
    await page.getByText('Serra Alta').first().waitFor();
    await step('4-cart');
    await page.getByRole('link', { name: 'Continuar para a entrega' }).click();
    await fillIn(page, words);
    await step('5-checkout');
    await page.getByRole('button', { name: 'Revisar o pedido' }).click();
    await page.getByRole('heading', { name: 'Confira antes de finalizar' }).waitFor();
    await step('6-review');
    await page.getByRole('button', { name: 'Finalizar compra' }).click();

    await page.getByRole('button', { name: 'Copiar código Pix' }).waitFor();
    await step('7-pix');
    const code = await page.getByLabel('Código Pix copia e cola').inputValue();
    expect(code).toMatch(/^000201/);
    expect(page.url()).not.toMatch(/token|#./);

    // A browser of its own, as the bank's app is: a second tab beside the shop can hang on a busy machine.
    const { page: bank, close: leaveBank } = await visit(browser, screen);
    await bank.goto(urls.psp);
    await bank.getByLabel(/copia e cola/i).fill(code);
    await bank.getByRole('button', { name: 'Encontrar cobrança' }).click();
    await bank
      .getByRole('button', { name: /^Pagar/ })
      .first()
      .click();
    await leaveBank();

    await page.getByText('Pagamento confirmado', { exact: false }).first().waitFor();
    await step('8-paid');
    expect(wrongs).toEqual([]);

    const orderId = new URL(page.url()).searchParams.get('id') ?? '';
    const mails = await eventually('two e-mails', async () => {
      const found = await mailsAbout(orderId);
      return found.length >= 2 && found;
    });
    expect(mails.flatMap(({ To }) => To)).toContain('joao@example.com');
    await close();
  }, 180_000);
});
