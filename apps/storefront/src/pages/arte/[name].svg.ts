import type { APIRoute } from 'astro';
import { drawing } from '../../art/drawing.ts';
import { FLOWER_ON_LIGHT, flowerMark } from '../../art/flower.ts';
import { muralSvg } from '../../art/mural.ts';
import { type Catalogue, catalogueOf } from '../../lib/catalogue.ts';

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">${flowerMark(0, 0, 1, FLOWER_ON_LIGHT, '#f6b93b')}</svg>`;

const svgOf = (name: string, { bySlug }: Catalogue): string | undefined => {
  if (name === 'marca') return mark;
  if (name === 'mural') return muralSvg(10, 8, 'manacá da serra');
  const product = bySlug.get(name);
  return product && drawing(product, bySlug);
};

export const GET: APIRoute = ({ params, locals }) => {
  const svg = svgOf(params.name ?? '', catalogueOf({ locals }));
  if (svg === undefined) return new Response(null, { status: 404 });
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
};
