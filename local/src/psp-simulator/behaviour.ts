import * as z from 'zod';

const Count = z.int().min(0).max(100_000);

/** What the provider does wrong on purpose; a POST replaces the whole of it, absent fields being off. */
export const Behaviour = z.strictObject({
  /** Milliseconds that every notification waits before its first delivery. */
  delayMs: z.int().min(0).max(3_600_000).default(0),
  /** Extra deliveries of each notification. */
  duplicates: z.int().min(0).max(20).default(0),
  /** Notifications are never sent. */
  drop: z.boolean().default(false),
  /** Notifications are held until so many wait, then sent one after another, the last first; 0 and 1 hold none. */
  reorder: z.int().min(0).max(100).default(0),
  wrongSignature: z.boolean().default(false),
  /** Added to the instant that a notification is signed with; −660000 is older than any tolerance. */
  tsOffsetMs: z.int().min(-86_400_000).max(86_400_000).default(0),
  /** The order is answered with one centavo less than was charged. */
  wrongAmount: z.boolean().default(false),
  /** What every answer says of an order other than the truth; `amountCents` is added to its amounts. */
  lie: z
    .strictObject({
      amountCents: z.int().optional(),
      reference: z.string().optional(),
      status: z.string().optional(),
      statusDetail: z.string().optional(),
    })
    .optional(),
  /** The signature covers the id in lower case, as some of the provider's documents tell. */
  lowerCaseSignedId: z.boolean().default(false),
  /** Every new payment fails with this `status_detail`. */
  refuse: z.string().optional(),
  /** Milliseconds before each answer of the API. */
  latencyMs: z.int().min(0).max(120_000).default(0),
  /** The next `count` calls of the API answer `status`; with `afterEffect` the work is done and only its answer is lost. */
  failNext: z
    .strictObject({
      count: Count,
      status: z.int().min(400).max(599).default(500),
      afterEffect: z.boolean().default(false),
    })
    .optional(),
  /** The next `count` calls are never answered; with `afterEffect` their work is done. */
  hangNext: z.strictObject({ count: Count, afterEffect: z.boolean().default(true) }).optional(),
  /** The next `count` answers are unreadable though their work is done. */
  garbleNext: z.strictObject({ count: Count, as: z.enum(['malformed', 'oversize', 'empty']) }).optional(),
  /** For so many seconds from now the API answers 503 and nothing is notified. */
  downSeconds: z.number().min(0).max(86_400).default(0),
  /** More calls than this in a second are answered 429. */
  rateLimit: z
    .strictObject({ perSecond: z.int().min(0), retryAfterSeconds: z.int().min(0).default(1) })
    .optional(),
});
export type Behaviour = z.infer<typeof Behaviour>;

export const FAULTLESS: Behaviour = Behaviour.parse({});

/** Faults of one order: they stand before those of all, field by field. */
export const OrderBehaviour = Behaviour.omit({ downSeconds: true, rateLimit: true });
