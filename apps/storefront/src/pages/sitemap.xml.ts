import type { APIRoute } from 'astro';
import { type Catalogue, catalogueOf, pathOf } from '../lib/catalogue.ts';
import { LOCALES, localised } from '../lib/locale.ts';
import { shop } from '../lib/shop.ts';

const FIXED = [
  '/',
  '/cafes/',
  '/kits/',
  '/equipamentos/',
  '/sobre/',
  '/contato/',
  '/politicas/termos/',
  '/politicas/entrega/',
  '/politicas/privacidade/',
  '/politicas/trocas-e-devolucoes/',
];

const sitemap = ({ products }: Catalogue): string => {
  const paths = [...FIXED, ...products.map(pathOf)];
  const urls = LOCALES.flatMap((locale) =>
    paths.map((path) => `<url><loc>${new URL(localised(locale, path), shop.url).href}</loc></url>`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
};

export const GET: APIRoute = (context) =>
  new Response(sitemap(catalogueOf(context)), { headers: { 'content-type': 'application/xml' } });
