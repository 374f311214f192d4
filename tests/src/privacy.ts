import type { Page } from 'playwright-core';
import { urls } from './shopper.ts';

/** What a page left behind or reached for: cookies, keys in storage, addresses of others. */
export const watchPrivacy = (page: Page) => {
  const foreign = new Set<string>();
  const cookies = new Set<string>();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== urls.shop)
      foreign.add(url.origin);
  });
  page.on('response', async (response) => {
    const header = await response.headerValue('set-cookie').catch(() => null);
    if (header) cookies.add(`${response.url()}: ${header}`);
  });
  return {
    /** Origins other than the shop's that were asked for anything. */
    foreign: () => [...foreign],
    cookies: async () => [...cookies, ...(await page.context().cookies()).map(({ name }) => name)],
    /** Every key that the shop keeps in this browser, in whichever store. */
    keys: () =>
      page.evaluate(async () => [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
        ...(await caches.keys()).map((name) => `cache ${name}`),
        ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
      ]),
  };
};
