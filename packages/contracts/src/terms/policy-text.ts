/** A run of words; a link leads to a page of the shop (`/politicas/…`) or to a mail address (`mailto:…`). */
export type Words = string | { readonly text: string; readonly to: string };

export type PolicyBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'lead' | 'paragraph'; readonly words: readonly Words[] }
  | { readonly kind: 'steps'; readonly steps: readonly (readonly Words[])[] };

/** A policy as it binds, in Portuguese: pages and the contract's copy show the same. */
export interface PolicyText {
  readonly title: string;
  readonly blocks: readonly PolicyBlock[];
}

/** What a shopper agrees to with an order (Decreto 7.962/2013 art. 4 IV). */
export interface TermsTexts {
  readonly terms: PolicyText;
  readonly returns: PolicyText;
}

export const heading = (text: string): PolicyBlock => ({ kind: 'heading', text });
export const lead = (...words: Words[]): PolicyBlock => ({ kind: 'lead', words });
export const paragraph = (...words: Words[]): PolicyBlock => ({ kind: 'paragraph', words });
/** Numbered, in this order; a step of one run may be given bare. */
export const steps = (...items: (string | readonly Words[])[]): PolicyBlock => ({
  kind: 'steps',
  steps: items.map((item) => (typeof item === 'string' ? [item] : item)),
});

/** The words of a run without its link. */
export const plainWords = (words: readonly Words[]): string =>
  words.map((run) => (typeof run === 'string' ? run : run.text)).join('');
