import type { DeviceClass, PageKind } from '@loja/contracts/http/telemetry.ts';

const SHELF = /^\/(cafes|kits|equipamentos)\//;
const kinds: Readonly<Record<string, PageKind>> = {
  '': 'home',
  carrinho: 'cart',
  checkout: 'checkout',
  pedido: 'order',
  busca: 'search',
  favoritos: 'listing',
};

/** What a page is for, by its path without language; a shelf of coffees is `/cafes/<filter>/<value>/`, a product `/cafes/<slug>/`. */
export const pageKindOf = (path: string): PageKind => {
  const parts = path.split('/').filter((part) => part !== '');
  if (SHELF.test(path)) return parts.length === 2 ? 'product' : 'listing';
  return kinds[parts[0] ?? ''] ?? 'reading';
};

/** The pages' own breakpoints, in CSS pixels. */
export const deviceClassOf = (width: number): DeviceClass => {
  if (width < 600) return 'phone';
  return width < 960 ? 'tablet' : 'desktop';
};
