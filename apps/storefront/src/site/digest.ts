import { createHash } from 'node:crypto';
import type { Product } from '../lib/catalogue.ts';
import type { Page } from './pages.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Digests what pages show; a product that many of them show is read once. */
export const digester = (): ((page: Page) => string) => {
  const known = new Map<Product, string>();
  const digestOf = (product: Product): string => {
    const digest = known.get(product) ?? sha256(JSON.stringify(product));
    known.set(product, digest);
    return digest;
  };
  return ({ shows }) =>
    sha256(JSON.stringify(shows.map((part) => (typeof part === 'string' ? part : digestOf(part)))));
};
