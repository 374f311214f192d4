import type { RenderedFile, SiteRenderer, SiteSettings } from '@loja/contracts/site.ts';
import { createApp } from 'astro/app/entrypoint';
import { catalogueFrom } from '../lib/catalogue.ts';
import { shop } from '../lib/shop.ts';
import { digester } from './digest.ts';
import { pagesOf } from './pages.ts';

const app = createApp({ streaming: false });

const typeOf = (response: Response): string | null =>
  response.headers.get('content-type')?.replace(/^text\/html$/, 'text/html; charset=utf-8') ?? null;

/** Astro answers its page of absence with the status of absence. */
const expectedStatus = (path: string): number => (path === '/404/' ? 404 : 200);

const fileOf = async (path: string, response: Response): Promise<RenderedFile> => {
  const contentType = typeOf(response);
  if (response.status !== expectedStatus(path) || contentType === null)
    throw new Error(`${path} answered ${response.status}, ${contentType}`);
  return { contentType, body: new Uint8Array(await response.arrayBuffer()) };
};

/** The storefront as its publisher knows it: Astro's server build, with the shelf and the stage's settings handed in. */
export const rendererFor = (settings: SiteSettings): SiteRenderer => ({
  files(products) {
    const digest = digester();
    return pagesOf(catalogueFrom(products), settings).map((page) => ({
      path: page.path,
      shows: digest(page),
    }));
  },
  async render(products, path) {
    const request = new Request(new URL(path, shop.url));
    const routeData = app.match(request);
    if (routeData === undefined) throw new Error(`no page answers ${path}`);
    const locals = { catalogue: catalogueFrom(products), settings };
    return fileOf(path, await app.render(request, { locals, routeData }));
  },
});
