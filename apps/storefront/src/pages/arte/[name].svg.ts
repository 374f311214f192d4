import type { APIRoute } from 'astro';
import { drawing } from '../../art/drawing.ts';
import { FLOWER_ON_LIGHT, flowerMark } from '../../art/flower.ts';
import { muralSvg } from '../../art/mural.ts';
import { bySlug, products } from '../../lib/catalogue.ts';

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">${flowerMark(0, 0, 1, FLOWER_ON_LIGHT, '#f6b93b')}</svg>`;

export const getStaticPaths = () => [
  { params: { name: 'marca' }, props: { svg: mark } },
  { params: { name: 'mural' }, props: { svg: muralSvg(10, 8, 'manacá da serra') } },
  ...products.map((product) => ({
    params: { name: product.slug },
    props: { svg: drawing(product, bySlug) },
  })),
];

export const GET: APIRoute = ({ props }) =>
  new Response(props.svg, { headers: { 'content-type': 'image/svg+xml' } });
