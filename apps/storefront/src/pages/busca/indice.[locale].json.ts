import type { APIRoute } from 'astro';
import { searchIndexOf } from '../../features/search/index-of.ts';
import { catalogueOf } from '../../lib/catalogue.ts';
import { LOCALES } from '../../lib/locale.ts';

export const GET: APIRoute = ({ params, locals }) => {
  const locale = LOCALES.find((known) => known === params.locale);
  if (locale === undefined) return new Response(null, { status: 404 });
  return new Response(JSON.stringify(searchIndexOf(catalogueOf({ locals }), locale)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
};
