import MiniSearch from 'minisearch';
import type { Entry } from './entry.ts';
import { soundsOf } from './sound.ts';

const FIELDS = ['name', 'notes', 'place', 'people', 'facts', 'words'] as const;

/** What was looked for weighs by where it was found. */
const BOOST = { name: 6, notes: 4, place: 3, facts: 3, people: 2, words: 1 } as const satisfies Record<
  (typeof FIELDS)[number],
  number
>;

export type Found = {
  entries: readonly Entry[];
  /** Nothing holds all the words as written: these hold words like them, or some of them. */
  approximate: boolean;
};

/** Slips of the finger allowed in a word of so many letters; numbers are meant as they are. */
const slipsIn = (word: string): number => (/\d/.test(word) || word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/** What is sold out still shows, below what is not; a shelf of many stands below the one that bears the name. */
const standing = (entry: Entry | undefined): number =>
  entry?.soldOut ? 0.4 : entry?.kind === 'page' ? 0.6 : 1;

/** A search over the entries of one language: exact or begun words first, and only then what resembles them. */
export const searcherOf = (entries: readonly Entry[]): ((question: string) => Found) => {
  const index = new MiniSearch<Entry>({
    idField: 'url',
    fields: [...FIELDS],
    tokenize: soundsOf,
    // Sounds are made while cutting: a hyphen is gone by then.
    processTerm: (sound) => sound,
    searchOptions: {
      boost: BOOST,
      // No favour for the entry that says least: equals stand in the order of the shelf.
      bm25: { k: 1.2, b: 0, d: 0.5 },
      prefix: (word) => word.length > 1,
      boostDocument: (url) => standing(byUrl.get(String(url))),
    },
  });
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  index.addAll(entries);
  const ask = (question: string, options: { combineWith: 'AND' | 'OR'; slips: boolean }) =>
    index
      .search(question, {
        combineWith: options.combineWith,
        fuzzy: options.slips ? slipsIn : false,
      })
      .flatMap(({ id }) => byUrl.get(String(id)) ?? []);
  return (question) => {
    const exact = ask(question, { combineWith: 'AND', slips: false });
    if (exact.length > 0) return { entries: exact, approximate: false };
    const alike = ask(question, { combineWith: 'AND', slips: true });
    if (alike.length > 0) return { entries: alike, approximate: true };
    return { entries: ask(question, { combineWith: 'OR', slips: true }), approximate: true };
  };
};
