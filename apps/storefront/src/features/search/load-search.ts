import { searcherOf } from './engine.ts';
import type { SearchIndex } from './entry.ts';

export type Search = ReturnType<typeof searcherOf>;

/** The published index: an ordinary file of the site, so that search works while the API does not. */
export const loadSearch = async (indexPath: string): Promise<Search> => {
  const response = await fetch(indexPath);
  if (!response.ok) throw new Error(`search index answered ${response.status}`);
  const index: SearchIndex = await response.json();
  return searcherOf(index.entries);
};
