import { phonePhoto } from '@loja/services/media/adapters/sample-pictures.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { eventually } from '../src/eventually.ts';
import { newServer, photographer } from '../src/photographer.ts';
import { urls } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const { slug, ...server } = newServer();
const path = `/equipamentos/${slug}/`;
const alt = 'Jarra de vidro sobre a mesa';

let browser: Browser;
let roaster: ReturnType<typeof photographer>;
beforeAll(async () => {
  browser = await openBrowser();
  roaster = photographer((await staffMember('torrefacao')).cookie);
  await roaster.office.send('POST', '/staff/products', { ...server, slug });
  await roaster.settled(slug, await roaster.handIn(slug, await phonePhoto({ orientation: 6 }), { alt }));
  await roaster.settled(slug, await roaster.handIn(slug, await phonePhoto(), { alt: `${alt}, de lado` }));
  await eventually('the page with both photos', async () => {
    const html = await (await fetch(`${urls.shop}${path}`)).text();
    return html.includes('de lado');
  });
});
afterAll(async () => {
  const product = await roaster.office.get(slug);
  if (product.ok) await roaster.office.withdraw(slug, product.value.revision);
  await browser.close();
});

const frameOf = async (page: Page) => {
  const box = await page.locator('.photo-page').boundingBox();
  return box && { width: box.width, height: box.height };
};

describe.each(screens)('a photo on a $name', (screen) => {
  test('comes as AVIF into a frame that was there before it, over its blur', async () => {
    const { page, wrongs, close } = await visit(browser, screen);
    let bringPictures = () => {};
    const pictures = new Promise<void>((resolve) => {
      bringPictures = resolve;
    });
    await page.route('**/media/**', async (route) => {
      await pictures;
      await route.continue();
    });
    await page.goto(`${urls.shop}${path}`, { waitUntil: 'domcontentloaded' });
    const before = await frameOf(page);
    bringPictures();
    await page.waitForLoadState('networkidle');
    const photo = page.getByAltText(alt, { exact: true });
    const seen = await photo.evaluate((img: HTMLImageElement) => ({
      source: img.currentSrc,
      complete: img.complete && img.naturalWidth > 0,
      loading: img.loading,
      priority: img.fetchPriority,
    }));
    expect(seen).toEqual({
      source: expect.stringMatching(/\/media\/[0-9a-f]{32}\/(320|640|960)\.avif$/),
      complete: true,
      loading: 'eager',
      priority: 'high',
    });
    const blur = page.locator('.photo-page .photo-blur');
    expect(await blur.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeLessThanOrEqual(16);
    expect(before?.height).toBeGreaterThan(200);
    expect(await frameOf(page)).toEqual(before);
    await shoot(page, `${screen.name}-photo`);
    expect(await axe(page)).toEqual([]);
    expect(wrongs).toEqual([]);
    await close();
  });
});

test('a browser without AVIF and WebP shows the JPEG', async () => {
  const { page, close } = await visit(browser, screens[0]);
  await page.route('**/*.{avif,webp}', (route) => route.abort());
  await page.goto(`${urls.shop}${path}`);
  const fallback = await page.getByAltText(alt, { exact: true }).getAttribute('src');
  expect(fallback).toMatch(/\/640\.jpeg$/);
  expect((await fetch(`${urls.shop}${fallback}`)).headers.get('content-type')).toBe('image/jpeg');
  await close();
});
