import type { TermsTexts } from './policy-text.ts';
import { termsOf20261124 } from './terms-2026-11-24.ts';
import { termsOf20261125 } from './terms-2026-11-25.ts';
import type { TermsVersion } from './versions.ts';

/** The words of every version: one that is listed without words does not compile. */
export const termsTexts: Readonly<Record<TermsVersion, TermsTexts>> = {
  '2026-11-24': termsOf20261124,
  '2026-11-25': termsOf20261125,
};
