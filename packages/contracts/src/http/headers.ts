import * as z from 'zod';

/** A key that the client makes once per intent and repeats when it tries again (draft-ietf-httpapi-idempotency-key). */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{16,80}$/);

/** The guest's key to one order; anything malformed is as absent as a wrong one. */
export const OrderToken = z.string().max(128).optional();
