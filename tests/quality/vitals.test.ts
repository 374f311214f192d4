import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsOptions } from '../src/back-room.ts';
import { openBrowser, screens, visit } from '../src/browser.ts';
import { eventually } from '../src/eventually.ts';
import { base, urls } from '../src/shopper.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const logs = new CloudWatchLogsClient(awsOptions);
/** Lines that the function wrote, of metrics and of requests alike. */
const written = async (): Promise<string[]> => {
  const { events = [] } = await logs.send(
    new FilterLogEventsCommand({ logGroupName: '/loja/local/shopfront-http-telemetry' }),
  );
  return events.map(({ message = '' }) => message);
};

const report = (body: unknown) =>
  fetch(`${base}/vitals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.77' },
    body: JSON.stringify(body),
  });

test('a report becomes metrics by kind of page and device, and nothing of who sent it is written', async () => {
  const response = await report({ page: 'cart', device: 'tablet', vitals: { lcp: 1234.5, cls: 0.012 } });
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
  const line = await eventually('a line of metrics', async () =>
    (await written()).find((message) => message.includes('1234.5')),
  );
  const metrics = JSON.parse(line.slice(line.indexOf('{')));
  expect(metrics).toMatchObject({
    page: 'cart',
    device: 'tablet',
    LargestContentfulPaint: 1234.5,
    CumulativeLayoutShift: 0.012,
  });
  expect((await written()).join('\n')).not.toMatch(/203\.0\.113\.77|127\.0\.0\.1|user-?agent/i);
});

test('a lie is refused and moves no metric', async () => {
  const response = await report({ page: 'cart', device: 'tablet', vitals: { lcp: 6_543_210 } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid_request' });
  expect((await written()).join('\n')).not.toContain('6543210');
});

test('a browser in the sample tells once how a page felt, by its kind; one outside does not even load the measuring', async () => {
  const view = async (luck: number) => {
    const { page, wrongs, close } = await visit(browser, screens[0]);
    await page.addInitScript((number) => {
      Math.random = () => number;
    }, luck);
    const told: string[] = [];
    const loaded: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/vitals')) told.push(request.postData() ?? '');
      if (/collect/.test(request.url())) loaded.push(request.url());
    });
    await page.goto(`${urls.shop}/cafes/serra-alta/`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: /Aumentar/ }).click();
    await page.evaluate(
      () =>
        new Promise((done) => {
          requestAnimationFrame(() => requestAnimationFrame(done));
        }),
    );
    for (let times = 0; times < 2; times += 1)
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      });
    await page.waitForLoadState('networkidle');
    expect(wrongs).toEqual([]);
    await close();
    return { told, loaded };
  };
  const { told } = await view(0);
  expect(told).toHaveLength(1);
  const { vitals, ...rest } = JSON.parse(told[0] ?? '{}');
  expect(rest).toEqual({ page: 'product', device: 'phone' });
  expect(Object.keys(vitals)).toEqual(expect.arrayContaining(['lcp', 'cls', 'ttfb']));
  expect(await view(0.999)).toEqual({ told: [], loaded: [] });
});
