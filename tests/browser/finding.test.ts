import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { eventually } from '../src/eventually.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([screens[0], screens[2]])('on a $name', (screen) => {
  test('the cart opens over the page, keeps the focus inside and gives it back', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    await page.goto(`${urls.shop}/cafes/serra-alta/`);
    const add = page.getByRole('button', { name: 'Adicionar ao carrinho' });
    await add.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Carrinho' });
    await drawer.getByText('Serra Alta está no carrinho').waitFor();
    expect(await axe(page)).toEqual([]);
    const outside: string[] = [];
    for (let presses = 0; presses < 15; presses += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const { activeElement } = document;
        // Between the last stop and the first the browser's own bar has the focus, and the page none.
        return activeElement === document.body || activeElement?.closest('dialog') ? '' : 'outside';
      });
      if (where) outside.push(where);
    }
    expect(outside).toEqual([]);
    await drawer.getByRole('button', { name: /^Aumentar Serra Alta/ }).click();
    await drawer.getByText('R$ 109,80').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await add.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(wrongs).toEqual([]);
    await close();
  });

  test('a heart is kept on the device and finds its way to the favourites; what was seen comes back', async () => {
    const { page, close } = await visit(browser, screen);
    await page.goto(`${urls.shop}/favoritos/`);
    await page.getByText('Nenhum favorito ainda').waitFor();
    await page.goto(`${urls.shop}/cafes/fonte/`);
    const heart = page.getByRole('button', { name: 'Favorito: Fonte' });
    await heart.click();
    expect(await heart.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('link', { name: 'Favoritos' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'Fonte' }).waitFor();
    await page
      .getByRole('region', { name: 'Vistos há pouco' })
      .getByRole('link', { name: 'Fonte' })
      .waitFor();
    expect(await axe(page)).toEqual([]);
    await shoot(page, `${screen.name}-favourites`);
    await page.getByRole('button', { name: 'Favorito: Fonte' }).click();
    await page.getByText('Nenhum favorito ainda').waitFor();
    await close();
  });

  test('five answers by keyboard end in three coffees, each with its reason', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    await page.goto(`${urls.shop}/quiz/`);
    // A key pressed before the page's script has come does nothing.
    await eventually('a quiz that is awake', async () => {
      await page.getByRole('button', { name: 'Próxima' }).press('Enter');
      return page.getByText('Escolha uma resposta').isVisible();
    });
    for (let question = 1; question <= 5; question += 1) {
      await page.getByText(`Pergunta ${question} de 5`).waitFor();
      // The question takes the focus once it is drawn, from under a key pressed too soon.
      await eventually('an answer', async () => {
        await page.getByRole('radio').first().press('Space');
        return page.getByRole('radio').first().isChecked();
      });
      if (question === 1) expect(await axe(page)).toEqual([]);
      await page.getByRole('button', { name: /^(?:Próxima|Ver meus três cafés)$/ }).press('Enter');
    }
    const result = page.getByRole('region', { name: 'Seus três cafés' });
    await result.waitFor();
    expect(await result.getByRole('article').count()).toBe(3);
    expect(await result.getByText(/^Por quê: /).count()).toBe(3);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Seus três cafés');
    expect(await axe(page)).toEqual([]);
    await shoot(page, `${screen.name}-quiz`);
    expect(wrongs).toEqual([]);
    await close();
  });
});
