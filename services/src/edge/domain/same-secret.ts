import { createHash, timingSafeEqual } from 'node:crypto';

/** What the edge shows. During a rotation two values are good: the edge may still show the one before. */
export interface OriginSecret {
  readonly value: string;
  readonly previous?: string | undefined;
}

/** Hashed first, since the comparison in constant time wants equal lengths and must not reveal the right one. */
const same = (shown: string, expected: string): boolean => timingSafeEqual(digest(shown), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const opens = (shown: string | undefined, { value, previous }: OriginSecret): boolean => {
  if (shown === undefined || shown === '') return false;
  const isCurrent = same(shown, value);
  const isPrevious = previous !== undefined && same(shown, previous);
  return isCurrent || isPrevious;
};
