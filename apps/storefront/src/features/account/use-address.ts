import { useEffect, useState } from 'preact/hooks';

/** The question of the page's address; empty while the page is rendered, which knows no address. */
export const useAddress = (): string => {
  const [search, setSearch] = useState('');
  useEffect(() => setSearch(location.search), []);
  return search;
};
