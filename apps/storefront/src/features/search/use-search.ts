import { useCallback, useRef, useState } from 'preact/hooks';
import type { Found } from './engine.ts';
import type { Search } from './load-search.ts';

export type SearchState = {
  found: Found | undefined;
  failed: boolean;
  /** Answers the newest question, whenever the index arrives. */
  ask: (question: string) => void;
};

/** Index and engine arrive with the first question; a failed arrival is tried again with the next one. */
export const useSearch = (indexPath: string): SearchState => {
  const [found, setFound] = useState<Found>();
  const [failed, setFailed] = useState(false);
  const loading = useRef<Promise<Search> | undefined>(undefined);
  const newest = useRef('');
  const ask = useCallback(
    (question: string) => {
      newest.current = question;
      loading.current ??= import('./load-search.ts').then(({ loadSearch }) => loadSearch(indexPath));
      loading.current
        .then((search) => {
          setFailed(false);
          setFound(newest.current.trim() === '' ? undefined : search(newest.current));
        })
        .catch(() => {
          loading.current = undefined;
          setFailed(true);
        });
    },
    [indexPath],
  );
  return { found, failed, ask };
};
