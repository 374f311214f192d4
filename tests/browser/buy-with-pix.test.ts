import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailsAbout } from '../src/back-room.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { eventually } from '../src/eventually.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const fillIn = async (page: Page): Promise<void> => {
  await page.getByLabel('E-mail').fill('joao@example.com');
  await page.getByLabel('Nome completo').fill('João Conceição');
  await page.getByLabel('CPF ou CNPJ').fill('529.982.247-25');
  await page.getByLabel('Celular com DDD').fill('(35) 99999-0000');
  await page.getByLabel('CEP', { exact: true }).fill('01310-100');
  await page.getByLabel('Rua').fill('Avenida Paulista');
  await page.getByLabel('Número').fill('1000');
  await page.getByLabel('Bairro').fill('Bela Vista');
  await page.getByLabel('Cidade').fill('São Paulo');
  await page.getByLabel('Estado').selectOption('SP');
  await page.getByRole('radio', { name: /Econômico/ }).check();
};

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
    await page
      .getByRole('link', { name: /Carrinho/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /carrinho/i }).waitFor();
    await page.getByText('Serra Alta').first().waitFor();
    await step('4-cart');
    await page.getByRole('link', { name: 'Continuar para a entrega' }).click();
    await fillIn(page);
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

    const bank = await page.context().newPage();
    await bank.goto(urls.psp);
    await bank.getByLabel(/copia e cola/i).fill(code);
    await bank.getByRole('button', { name: 'Encontrar cobrança' }).click();
    await bank
      .getByRole('button', { name: /^Pagar/ })
      .first()
      .click();
    await bank.close();

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
