import type { Locale } from '../../lib/locale.ts';

/** Where the index of a language is published. */
export const searchIndexPath = (locale: Locale): string => `/busca/indice.${locale}.json`;
