import * as z from 'zod';

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80);
export const Sku = z
  .string()
  .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/)
  .max(60);
export type Sku = z.infer<typeof Sku>;

/** A band, never the exact stock: a rival should not read our sales (brackets are set per stock item). */
export const Availability = z.enum(['in_stock', 'low_stock', 'sold_out']);
export type Availability = z.infer<typeof Availability>;

/** The eight grinds of the trade in Brazil. */
export const Grind = z.enum([
  'graos',
  'espresso',
  'moka',
  'coado',
  'aeropress',
  'chemex',
  'prensa',
  'coldbrew',
]);
export type Grind = z.infer<typeof Grind>;
