import { fill } from '../../lib/fill.ts';
import type { DiscoveryWords } from '../../messages/discovery.pt-BR.ts';
import type { Found } from './engine.ts';

/** "3 resultados", as it is also read aloud. */
export const resultsText = (found: Found, query: string, words: DiscoveryWords['search']): string => {
  const count = found.entries.length;
  if (count === 0) return fill(words.none, { query: query.trim() });
  const text = count === 1 ? words.one : fill(words.many, { count });
  return found.approximate ? `${text}. ${words.approximate}` : text;
};
