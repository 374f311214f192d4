import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountPages, enterBy, livedInAccount } from '../src/account-pages.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { pageShapes } from '../src/page-shapes.ts';
import { watchPrivacy } from '../src/privacy.ts';
import { urls } from '../src/shopper.ts';
import { languages } from '../src/words.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** CSS pixels across: a small phone, and 1280 px at 400 % (WCAG 1.4.10); a laptop at 200 % (1.4.4). */
const reflow = [
  { name: 'smallest', width: 320, height: 640 },
  { name: 'zoomed', width: 720, height: 450 },
  ...screens,
];

const overflowOf = async (page: Page): Promise<string[]> => {
  const wide: string[] = [];
  for (const { name, width, height } of reflow) {
    await page.setViewportSize({ width, height });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wide.push(`${name} (${width} px): ${over} px too wide`);
  }
  return wide;
};

/** Text alone at twice its size (WCAG 1.4.4), as a browser's font setting does it. */
const overflowOfLargeText = async (page: Page): Promise<number> => {
  await page.setViewportSize(screens[2]);
  return page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
    const over = document.documentElement.scrollWidth - innerWidth;
    document.documentElement.style.fontSize = '';
    return Math.max(0, over);
  });
};

const outline = (page: Page) =>
  page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    moving: document.getAnimations().filter(({ playState }) => playState === 'running').length,
  }));

type Language = (typeof languages)[number];

/** Opens a page at a phone's width and looks at it in every way; answers its title. */
const looked = async (
  { page, wrongs }: Pick<Awaited<ReturnType<typeof visit>>, 'page' | 'wrongs'>,
  { lang, root }: Language,
  path: string,
  ready: () => Promise<unknown> = async () => undefined,
): Promise<string> => {
  wrongs.length = 0;
  const response = await page.goto(urls.shop + path);
  await ready();
  const missing = path.endsWith('/nao-existe/');
  expect(response?.status(), path).toBe(missing ? 404 : 200);
  const seen = await outline(page);
  expect(seen, path).toMatchObject({ headings: 1, mains: 1, moving: 0 });
  if (!missing) {
    expect(seen.lang, path).toBe(lang);
    expect(wrongs, path).toEqual([]);
  }
  expect(await axe(page), path).toEqual([]);
  // The layout is the same in both languages, and pictures take their time.
  if (root === '') await shoot(page, `page${path.replaceAll('/', '-')}`);
  expect(await overflowOf(page), path).toEqual([]);
  expect(await overflowOfLargeText(page), `${path}: text at 200 % is too wide by`).toBe(0);
  await page.setViewportSize(screens[0]);
  return missing ? path : seen.title;
};

const sameOf = (titles: readonly string[]): string[] =>
  titles.filter((title, at) => titles.indexOf(title) !== at);

describe.each(languages)('every page in $lang', (language) => {
  const { root } = language;

  test('is accessible, fits every width, holds still, and leaves nothing behind', async () => {
    const { page, wrongs, close } = await visit(browser, screens[0], { reducedMotion: 'reduce' });
    const watched = watchPrivacy(page);
    const titles: string[] = [];
    for (const path of await pageShapes(root)) titles.push(await looked({ page, wrongs }, language, path));
    expect(sameOf(titles), 'each page has a title of its own').toEqual([]);
    expect(watched.foreign()).toEqual([]);
    expect(await watched.cookies()).toEqual([]);
    await close();
  }, 240_000);

  test('of an account is so too, with what its owner has in it', async () => {
    const account = await livedInAccount();
    const { page, wrongs, close } = await visit(browser, screens[0], { reducedMotion: 'reduce' });
    const watched = watchPrivacy(page);
    await enterBy(page, account);
    const titles: string[] = [];
    for (const path of accountPages) {
      const filled = () => page.locator('.account-row').first().waitFor();
      titles.push(await looked({ page, wrongs }, language, root + path, filled));
      if (root === '') {
        await page.setViewportSize(screens[2]);
        await shoot(page, `page${path.replaceAll('/', '-')}desktop`);
        await page.setViewportSize(screens[0]);
      }
    }
    expect(sameOf(titles), 'each page has a title of its own').toEqual([]);
    expect(watched.foreign()).toEqual([]);
    await close();
  }, 120_000);
});
