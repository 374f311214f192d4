/** Products that this browser keeps for its owner: slugs, nothing about the person. They never leave the device. */
const KEY = 'loja.favoritos';
const CHANGED = 'loja:favoritos';
/** More than anyone looks through; a bound keeps a broken script from filling the storage. */
const MOST = 60;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What storage held, whatever it held: other scripts and older pages write there too. */
export const parseFavourites = (text: string | null): string[] => {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list)
      ? list.filter((item): item is string => typeof item === 'string' && SLUG.test(item))
      : [];
  } catch {
    return [];
  }
};

/** Newest first. */
export const toggledIn = (list: readonly string[], slug: string): string[] =>
  (list.includes(slug) ? list.filter((other) => other !== slug) : [slug, ...list]).slice(0, MOST);

/** Storage may be off (private mode, policy): the shop then forgets, and works. */
export const readFavourites = (): string[] => {
  try {
    return parseFavourites(localStorage.getItem(KEY));
  } catch {
    return [];
  }
};

export const writeFavourites = (list: readonly string[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Nothing to do: see above.
  }
  dispatchEvent(new Event(CHANGED));
};

/** Calls back when the list moved, in this tab or another. */
export const onFavourites = (listener: () => void): void => {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  // A page kept by the back button woke up with the list of before.
  addEventListener('pageshow', ({ persisted }) => persisted && listener());
};
