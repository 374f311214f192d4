import * as z from 'zod';
import { defineRoute } from '../route.ts';

const own = { status: 200 } as const;

/** What is done only when its owner wants it (LGPD art. 7 I). Everything else has a ground of its own. */
export const ConsentKind = z.enum(['marketing']);
export type ConsentKind = z.infer<typeof ConsentKind>;

const Consent = z.object({
  kind: ConsentKind,
  given: z.boolean(),
  /** Of the words that were shown; absent when nothing was ever said. */
  version: z.string().optional(),
  at: z.iso.datetime().optional(),
});

export const listConsents = defineRoute({
  ...own,
  method: 'GET',
  path: '/account/consents',
  summary: 'What the owner agreed to, and since when',
  reply: z.object({ consents: z.array(Consent) }),
  errors: [],
});

export const setConsent = defineRoute({
  ...own,
  method: 'PUT',
  path: '/account/consents/{kind}',
  summary: 'Give or withdraw a consent; each time is a record of its own',
  params: z.object({ kind: ConsentKind }),
  body: z.strictObject({ given: z.boolean() }),
  reply: Consent,
  errors: ['busy'],
});

export const exportMyData = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/export',
  summary: 'Everything that the shop has about its owner (LGPD art. 18 II and V)',
  /** By part of the data map; each part's shape is that of its owner's own pages. */
  reply: z.object({ madeAt: z.iso.datetime(), parts: z.record(z.string(), z.unknown()) }),
  errors: ['reauthentication_needed', 'busy'],
});

export const deleteAccount = defineRoute({
  ...own,
  method: 'DELETE',
  path: '/account',
  summary: 'Delete the account; of orders the fiscal record stays (LGPD art. 16 I)',
  reply: z.object({ deleted: z.literal(true) }),
  errors: ['reauthentication_needed', 'orders_under_way', 'busy'],
});
