import * as z from 'zod';

/**
 * Every version of the terms of sale that was ever shown, oldest first, by the day it came into force. A version is
 * never changed: orders of its time point to it. `texts.ts` must hold the words of each.
 */
export const termsVersions = ['2026-11-24', '2026-11-25'] as const;
export const TermsVersion = z.enum(termsVersions);
export type TermsVersion = z.infer<typeof TermsVersion>;
