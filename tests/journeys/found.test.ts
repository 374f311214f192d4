import { describe, expect, test } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { isOfAnotherTest } from '../src/page-shapes.ts';
import { urls } from '../src/shopper.ts';

/** The sample shop's public name: pages speak of it wherever they are served. */
const publicName = 'https://www.manaca.example';

const PICTURES_SECONDS = 180;

const read = async (path: string): Promise<{ status: number; type: string; text: string }> => {
  const response = await fetch(urls.shop + path);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
};

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, hit = '']) => hit);
const one = (html: string, pattern: RegExp): string => {
  const hits = all(html, pattern);
  expect(hits.length, String(pattern)).toBe(1);
  return hits[0] ?? '';
};
const pathOf = (url: string): string => {
  expect(url.startsWith(publicName), url).toBe(true);
  return url.slice(publicName.length);
};

const listed = async (): Promise<string[]> =>
  all((await read('/sitemap.xml')).text, /<loc>([^<]+)<\/loc>/g)
    .map(pathOf)
    .filter((path) => !isOfAnotherTest(path));

/** Pages by path; a few at a time, as a crawler would. */
const crawled = async (paths: readonly string[]): Promise<Map<string, string>> => {
  const pages = new Map<string, string>();
  const waiting = [...paths];
  const walk = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { status, text } = await read(path);
      expect(status, path).toBe(200);
      pages.set(path, text);
    }
  };
  await Promise.all([walk(), walk(), walk(), walk()]);
  return pages;
};

describe('a crawler that follows the sitemap', () => {
  test('finds every page under its own name, title and description, with its other languages', async () => {
    const paths = await listed();
    expect(paths.length).toBeGreaterThan(100);
    const pages = await crawled(paths);
    const titles = new Set<string>();
    for (const [path, html] of pages) {
      expect(one(html, /<link rel="canonical" href="([^"]+)"/g)).toBe(publicName + path);
      const bare = path.replace(/^\/en\//, '/');
      expect(all(html, /<link rel="alternate" hreflang="[^"]+" href="([^"]+)"/g)).toEqual(
        [bare, `/en${bare}`, bare].map((other) => publicName + other),
      );
      expect(all(html, /<h1[ >]/g).length, `${path}: one heading`).toBe(1);
      const title = one(html, /<title>([^<]+)<\/title>/g);
      const named = `${title} (${path === bare ? 'pt-BR' : 'en'})`;
      expect(titles.has(named), `${path} is named as another page: ${named}`).toBe(false);
      titles.add(named);
      const description = one(html, /<meta name="description" content="([^"]+)"/g);
      expect(description.length, `${path}: ${description}`).toBeGreaterThan(25);
      expect(html).not.toContain('content="noindex"');
    }
  });

  test('meets no link that leads nowhere, and a picture for every page that is shared', {
    timeout: 240_000,
  }, async () => {
    const pages = await crawled(await listed());
    const links = new Set<string>();
    for (const html of pages.values()) {
      for (const href of all(html, /<a [^>]*href="(\/[^"#?]*)/g)) links.add(href);
      links.add(pathOf(one(html, /<meta property="og:image" content="([^"]+)"/g)));
    }
    const pictures = [...links].filter((link) => link.endsWith('.png'));
    const dead: string[] = [];
    for (const link of [...links].filter((one) => !one.endsWith('.png'))) {
      const { status } = await read(link);
      if (status !== 200) dead.push(`${link} ${status}`);
    }
    expect(dead).toEqual([]);
    // Pictures come after the pages, a few at a time.
    for (const picture of pictures) {
      const wanted = async () => (await read(picture)).type === 'image/png';
      await eventually(picture, wanted, PICTURES_SECONDS);
    }
  });

  test('reads where it stands on each page but the first', async () => {
    const pages = await crawled((await listed()).filter((path) => path !== '/' && path !== '/en/'));
    for (const [path, html] of pages) {
      const block = one(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs);
      const types: string[] = JSON.parse(block)['@graph'].map((node: { '@type': string }) => node['@type']);
      expect(types, path).toEqual(expect.arrayContaining(['OnlineStore', 'WebSite', 'BreadcrumbList']));
    }
  });
});

test('feeds and the search index are served as what they are', async () => {
  const types = {
    '/robots.txt': 'text/plain',
    '/sitemap.xml': 'application/xml',
    '/feed/google.xml': 'application/xml',
    '/feed/novidades.xml': 'application/rss+xml',
    '/busca/indice.pt-BR.json': 'application/json',
    '/busca/indice.en.json': 'application/json',
  };
  for (const [path, wanted] of Object.entries(types)) {
    const { status, type } = await read(path);
    expect([path, status, type.split(';')[0]]).toEqual([path, 200, wanted]);
  }
});
