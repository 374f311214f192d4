import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in hex: what a store keeps of a secret or of a request. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of nothing that anybody could show. */
export const NO_DIGEST = '0'.repeat(64);

/** Compares a secret that someone shows with the digest that was kept, in a time that tells nothing. */
export const matchesDigest = (shown: string, kept: string): boolean => {
  const a = Buffer.from(digest(shown), 'hex');
  const b = Buffer.from(kept, 'hex');
  return a.length === b.length && timingSafeEqual(a, b);
};

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
