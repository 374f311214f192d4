import * as z from 'zod';
import { defineRoute } from '../route.ts';

/** What a page is for. Never its address: an order's names the order. */
export const pageKinds = [
  'home',
  'listing',
  'product',
  'search',
  'cart',
  'checkout',
  'order',
  'reading',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** By the width of the window, as the pages' own layout decides. */
export const deviceClasses = ['phone', 'tablet', 'desktop'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/** Longer is a sleeping tab or a liar, and would move an average by itself. */
const Milliseconds = z.number().min(0).max(60_000);

/** Core Web Vitals of one page view, as the browser measured them. */
export const Vitals = z.strictObject({
  /** Largest contentful paint. */
  lcp: Milliseconds.optional(),
  /** Interaction to next paint; absent when nobody touched anything. */
  inp: Milliseconds.optional(),
  /** Cumulative layout shift, without unit. */
  cls: z.number().min(0).max(10).optional(),
  /** Time to first byte. */
  ttfb: Milliseconds.optional(),
});
export type Vitals = z.infer<typeof Vitals>;

/** Strict, so that nobody can grow it by an address, an identifier or a name unseen. */
export const sendVitals = defineRoute({
  method: 'POST',
  path: '/vitals',
  summary: 'How one page view felt, said without identifiers: counted, never kept',
  body: z.strictObject({
    page: z.enum(pageKinds),
    device: z.enum(deviceClasses),
    vitals: Vitals.refine((vitals) => Object.values(vitals).some((value) => value !== undefined), {
      message: 'at least one measurement',
    }),
  }),
  reply: z.object({ received: z.literal(true) }),
  status: 200,
  errors: [],
});
