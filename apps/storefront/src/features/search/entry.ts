/** Something to be found: what a result shows, and the words by which it is found. */
export type Entry = {
  url: string;
  kind: 'coffee' | 'kit' | 'equipment' | 'page';
  name: string;
  /** Under the name. */
  caption: string;
  notes: string;
  place: string;
  people: string;
  facts: string;
  /** Other names for what is true of it. */
  words: string;
  /** Of the cheapest variant, in centavos; absent for pages. */
  cents?: number;
  soldOut?: true;
  /** Address of the drawing, and the colour of what it shows. */
  art?: string;
  colour?: string;
};

export type SearchIndex = { entries: readonly Entry[] };

/** Each word once: the index is a file that a phone loads. */
export const joined = (...texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.flatMap((text) => text?.split(/\s+/) ?? []).filter(Boolean))].join(' ');
