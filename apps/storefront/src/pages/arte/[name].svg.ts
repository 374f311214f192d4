import type { APIRoute } from 'astro';
import { drawing } from '../../art/drawing.ts';
import { markSvg } from '../../art/flower.ts';
import { muralSvg } from '../../art/mural.ts';
import { type Catalogue, catalogueOf } from '../../lib/catalogue.ts';

const svgOf = (name: string, { bySlug }: Catalogue): string | undefined => {
  if (name === 'marca') return markSvg;
  if (name === 'mural') return muralSvg(10, 8, 'manacá da serra');
  const product = bySlug.get(name);
  return product && drawing(product, bySlug);
};

export const GET: APIRoute = ({ params, locals }) => {
  const svg = svgOf(params.name ?? '', catalogueOf({ locals }));
  if (svg === undefined) return new Response(null, { status: 404 });
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};
