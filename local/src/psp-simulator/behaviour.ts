import * as z from 'zod';

/** What the provider does wrong on purpose; a POST replaces the whole of it, absent fields being off. */
export const Behaviour = z.strictObject({
  /** Milliseconds that every notification waits before its first delivery. */
  delayMs: z.int().min(0).max(3_600_000).default(0),
  /** Extra deliveries of each notification. */
  duplicates: z.int().min(0).max(20).default(0),
  /** Notifications are never sent. */
  drop: z.boolean().default(false),
  wrongSignature: z.boolean().default(false),
  /** The order is answered with one centavo less than was charged. */
  wrongAmount: z.boolean().default(false),
  /** The signature covers the id in lower case, as some of the provider's documents tell. */
  lowerCaseSignedId: z.boolean().default(false),
  /** The next `count` calls of the API answer `status`; with `afterEffect` the work is done and only its answer is lost. */
  failNext: z
    .strictObject({
      count: z.int().min(0).max(1000),
      status: z.int().min(400).max(599).default(500),
      afterEffect: z.boolean().default(false),
    })
    .optional(),
});
export type Behaviour = z.infer<typeof Behaviour>;

export const FAULTLESS: Behaviour = Behaviour.parse({});
