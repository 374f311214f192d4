import type { APIRoute } from 'astro';
import { productPortrait } from '../../../art/poster.ts';
import { pngOf } from '../../../art/raster.ts';
import { catalogueOf } from '../../../lib/catalogue.ts';

export const GET: APIRoute = async ({ params, locals }) => {
  const { bySlug } = catalogueOf({ locals });
  const product = bySlug.get(params.slug ?? '');
  if (product === undefined) return new Response(null, { status: 404 });
  return new Response(await pngOf(productPortrait(product, bySlug)), {
    headers: { 'content-type': 'image/png' },
  });
};
