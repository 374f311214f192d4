import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, screens, visit } from '../src/browser.ts';
import { type Measured, median, openLighthouse } from '../src/lighthouse.ts';
import { urls } from '../src/shopper.ts';

/** Read by `scripts/write-figures.ts`. */
const REPORT = 'test-results/lighthouse.json';
const figures: Record<string, Partial<Measured & { sampledScript: number }>> = {};
let tool: Awaited<ReturnType<typeof openLighthouse>>;
let browser: Browser;
beforeAll(async () => {
  tool = await openLighthouse();
  browser = await openBrowser();
});
afterAll(async () => {
  tool.close();
  await browser.close();
  mkdirSync('test-results', { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify(figures, null, 2)}\n`);
});

/** Design: at least this much on Lighthouse's mobile profile. */
const PERFORMANCE = 98;
/** Added one by one while a median misses its promise: a machine that others share is slow for a while. */
const MORE_RUNS = 6;

/** Design: the product page within 1.2 s; of the others what they reach, with a tenth for the machine. */
const pages = [
  // Nothing on it comes alive: what every page has, and not the library of those that do.
  { page: 'home', path: '/', lcpMs: 1300, scriptBytes: 12_000 },
  { page: 'listing', path: '/cafes/', lcpMs: 1350, scriptBytes: 25_000 },
  { page: 'product', path: '/cafes/serra-alta/', lcpMs: 1200, scriptBytes: 25_000 },
  { page: 'cart', path: '/carrinho/', lcpMs: 1200, scriptBytes: 25_000 },
];

/** The median of three runs, or of as many as it takes on a busy machine; a slow page stays slow in every run. */
const measured = async (path: string, lcpMs: number): Promise<Measured> => {
  const runs: Measured[] = [];
  const kept = ({ performance, lcp }: Measured) => performance >= PERFORMANCE && lcp <= lcpMs;
  while (runs.length < 3 || (!kept(median(runs)) && runs.length < 3 + MORE_RUNS))
    runs.push(await tool.measure(urls.shop + path));
  return median(runs);
};

/** Bytes of script as they travel, headers included, when the dice choose the view for the sample of web vitals. */
const scriptOfSampledVisit = async (path: string): Promise<number> => {
  const { page, close } = await visit(browser, screens[0]);
  await page.addInitScript(() => {
    Math.random = () => 0;
  });
  const wire = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  let measuring = false;
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.add(requestId);
    measuring ||= response.url.includes('/collect.');
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await wire.send('Network.enable');
  await page.goto(urls.shop + path, { waitUntil: 'networkidle' });
  await close();
  expect(measuring).toBe(true);
  return bytes;
};

describe.each(pages)(
  'on the mobile profile of Lighthouse, the $page',
  ({ page, path, lcpMs, scriptBytes }) => {
    test('scores ≥ 98 for performance and 100 for the rest, and nothing moves', async () => {
      const seen = await measured(path, lcpMs);
      figures[page] = { ...figures[page], ...seen };
      expect(seen.faults).toEqual([]);
      expect(seen).toMatchObject({ accessibility: 100, bestPractices: 100, seo: 100 });
      expect(seen.performance).toBeGreaterThanOrEqual(PERFORMANCE);
      // Simulated from the requests of the run: milliseconds of that phone and network, not of this machine.
      expect(seen.lcp).toBeLessThanOrEqual(lcpMs);
      // 0.00: a word of the menu gives way by two pixels when the fonts arrive, nothing else.
      expect(seen.cls).toBeLessThan(0.005);
    }, 240_000);

    test(`stays within ${scriptBytes / 1000} kB of script and 120 kB in all, pictures apart, response headers included`, async () => {
      const weight = figures[page]?.weight ?? (await tool.measure(urls.shop + path)).weight;
      expect(weight.script).toBeLessThanOrEqual(scriptBytes);
      expect(weight.withoutPictures).toBeLessThanOrEqual(120_000);
    }, 60_000);

    test(`stays within ${scriptBytes / 1000} kB of script in a visit that tells how it felt`, async () => {
      const sampledScript = await scriptOfSampledVisit(path);
      figures[page] = { ...figures[page], sampledScript };
      expect(sampledScript).toBeLessThanOrEqual(scriptBytes);
    }, 60_000);
  },
);
