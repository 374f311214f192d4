import type { APIRoute } from 'astro';
import { merchantFeed } from '../../../features/discovery/merchant-feed.ts';
import { catalogueOf } from '../../../lib/catalogue.ts';
import { localeOf } from '../../../lib/locale.ts';

export const GET: APIRoute = (context) =>
  new Response(merchantFeed(catalogueOf(context), localeOf(context)), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
