import type { APIRoute } from 'astro';
import { shop } from '../lib/shop.ts';

const lines = [
  'User-agent: *',
  'Disallow: /api/',
  'Disallow: /carrinho/',
  'Disallow: /checkout/',
  'Disallow: /pedido/',
  `Sitemap: ${new URL('/sitemap.xml', shop.url).href}`,
];

export const GET: APIRoute = () =>
  new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain' } });
