import { shop } from '../../lib/shop.ts';

/** The address under the shop's public name, whatever host the page is built for. */
export const absolute = (path: string): string => new URL(path, shop.url).href;
