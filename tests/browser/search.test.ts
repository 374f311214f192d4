import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const box = (page: Page) => page.getByRole('combobox', { name: 'Buscar na loja' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Sugestões' }).getByRole('option');
const scripts = (page: Page): string[] => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (/\.js$|indice\./.test(request.url())) loaded.push(request.url());
  });
  return loaded;
};

describe.each(screens)('search on a $name', (screen) => {
  test('forgives a slip, is walked with the keys and leads to the coffee', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    await page.goto(urls.shop);
    await box(page).pressSequentially('jabuticava');
    await options(page).filter({ hasText: 'Quintal' }).waitFor();
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await shoot(page, `${screen.name}-search-suggestions`);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await options(page).first().getAttribute('id')).toBe(active);
    expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Quintal' }).waitFor();
    expect(wrongs).toEqual([]);
    await close();
  });

  test('shows all results at an address that can be sent on', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    await page.goto(`${urls.shop}/cafes/`);
    await box(page).fill('sem cafeína');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${urls.shop}/busca/?q=*`);
    await page.getByRole('main').getByRole('link', { name: 'Sono Bom' }).waitFor();
    await shoot(page, `${screen.name}-search-results`);
    expect(await axe(page)).toEqual([]);
    await page.goto(`${urls.shop}/busca/?q=frutado`);
    await page.getByRole('main').getByRole('link', { name: 'Pico Frutado' }).click();
    await page.getByRole('heading', { level: 1, name: 'Pico Frutado' }).waitFor();
    expect(wrongs).toEqual([]);
    await close();
  });
});

const [phone] = screens;

test('a search for nothing says so and offers the shelves', async () => {
  const { page, close } = await visit(browser, phone);
  await page.goto(`${urls.shop}/busca/?q=parafuso`);
  await page.getByText('Nada encontrado para “parafuso”.').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Kits' }).waitFor();
  await shoot(page, 'phone-search-nothing');
  expect(await axe(page)).toEqual([]);
  await close();
});

test('a page loads nothing of the search until someone looks', async () => {
  const { page, close } = await visit(browser, phone);
  const loaded = scripts(page);
  await page.goto(`${urls.shop}/cafes/varanda/`, { waitUntil: 'networkidle' });
  const before = loaded.length;
  expect(loaded.filter((url) => url.includes('indice.'))).toEqual([]);
  await box(page).pressSequentially('mel');
  await options(page).first().waitFor();
  expect(loaded.filter((url) => url.includes('indice.pt-BR.json')).length).toBe(1);
  expect(loaded.length).toBeGreaterThan(before + 1);
  await close();
});

test('search works while the API does not', async () => {
  const { page, close } = await visit(browser, phone);
  await page.context().route('**/api/**', (route) => route.abort());
  await page.goto(`${urls.shop}/en/`);
  await page.getByRole('combobox', { name: 'Search the shop' }).pressSequentially('peach');
  await page.getByRole('option').filter({ hasText: 'Fonte' }).click();
  await page.waitForURL(`${urls.shop}/en/cafes/fonte/`);
  await close();
});

test('when the index does not come, the box says so and tries again with the next letter', async () => {
  const { page, close } = await visit(browser, phone);
  await page.context().route('**/busca/indice.*', (route) => route.abort());
  await page.goto(urls.shop);
  await box(page).pressSequentially('moka');
  await page.getByText('A busca não carregou').first().waitFor();
  await page.context().unrouteAll();
  await box(page).pressSequentially(' ');
  await options(page).filter({ hasText: 'Moka 6 xícaras' }).waitFor();
  await close();
});

test('without JavaScript the search page leads to the shelves, and no dead field is shown', async () => {
  const { page, close } = await visit(browser, phone, { javaScriptEnabled: false });
  await page.goto(`${urls.shop}/busca/?q=mel`);
  expect(await box(page).isVisible()).toBe(false);
  await page.getByRole('main').getByRole('link', { name: 'Cafés', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Cafés' }).waitFor();
  await close();
});

test('a link of a shopping list opens the page on its variant', async () => {
  const { page, close } = await visit(browser, phone);
  await page.goto(`${urls.shop}/cafes/varanda/?sku=VARA-500-COADO`);
  await page.getByRole('radio', { name: /500 g/, checked: true }).waitFor();
  await close();
});
