import type { APIRoute } from 'astro';
import { newsFeed } from '../../../features/discovery/news-feed.ts';
import { catalogueOf } from '../../../lib/catalogue.ts';
import { localeOf } from '../../../lib/locale.ts';

export const GET: APIRoute = (context) =>
  new Response(newsFeed(catalogueOf(context), localeOf(context)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
  });
