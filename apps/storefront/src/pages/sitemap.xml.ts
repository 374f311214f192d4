import type { APIRoute } from 'astro';
import { sitemap } from '../features/discovery/sitemap.ts';
import { catalogueOf } from '../lib/catalogue.ts';

export const GET: APIRoute = (context) =>
  new Response(sitemap(catalogueOf(context)), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
