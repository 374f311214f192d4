import type { APIRoute } from 'astro';
import { productPoster, shopMark, shopPoster } from '../../art/poster.ts';
import { pngOf } from '../../art/raster.ts';
import { type Catalogue, catalogueOf } from '../../lib/catalogue.ts';
import { shop } from '../../lib/shop.ts';

const svgOf = (name: string, { bySlug }: Catalogue): string | undefined => {
  if (name === '_loja') return shopPoster(shop.name, shop.tagline);
  if (name === '_marca') return shopMark();
  const product = bySlug.get(name);
  return product && productPoster(product, bySlug, shop.name);
};

export const GET: APIRoute = async ({ params, locals }) => {
  const svg = svgOf(params.name ?? '', catalogueOf({ locals }));
  if (svg === undefined) return new Response(null, { status: 404 });
  return new Response(await pngOf(svg), { headers: { 'content-type': 'image/png' } });
};
