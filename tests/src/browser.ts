import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { settings } from './settings.ts';

/** Kept by CI as artefacts. */
const SHOTS = 'test-results/screenshots';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: settings.LOJA_TEST_CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export const screens = [
  { name: 'phone', width: 360, height: 780 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'desktop', width: 1440, height: 900 },
] as const;

/** A page of a fresh visitor, and what went wrong in it: script errors, refused by policy, failed loads. */
export const visit = async (
  browser: Browser,
  { width, height }: { width: number; height: number },
  options: BrowserContextOptions = {},
) => {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrongs: string[] = [];
  page.on('pageerror', ({ message }) => wrongs.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(message.text());
  });
  const open = page.goto.bind(page);
  // What a page's script wakes is busy until then: keys and typing before that go nowhere.
  page.goto = async (...where) => {
    const response = await open(...where);
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    return response;
  };
  return { page, wrongs, close: () => context.close() };
};

export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SHOTS, { recursive: true });
  // A picture further down waits to be scrolled to, which nobody does here.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
};

/** Breaches of WCAG 2.2 AA that axe can see, by rule and place. */
export const axe = async (page: Page): Promise<string[]> => {
  // Legacy mode stays in this page; the other opens a second tab, which can hang on a busy machine.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
