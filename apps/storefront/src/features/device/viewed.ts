/** A product page that this browser opened: enough to draw a link without asking anyone. */
export type Viewed = { path: string; slug: string; name: string };
const KEY = 'loja.vistos';
const MOST = 9;

/** A link into the shop's own shelves, and nothing else that storage may hold. */
const PATH = /^\/(?:cafes|kits|equipamentos)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/$/;

const viewedOf = (item: unknown): Viewed[] => {
  if (typeof item !== 'object' || item === null || !('path' in item) || !('name' in item)) return [];
  const { path, name } = item;
  if (typeof path !== 'string' || typeof name !== 'string' || name.length > 80) return [];
  const slug = PATH.exec(path)?.[1];
  return slug ? [{ path, slug, name }] : [];
};

export const parseViewed = (text: string | null): Viewed[] => {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.flatMap(viewedOf) : [];
  } catch {
    return [];
  }
};

export const nowFirst = (list: readonly Viewed[], now: Viewed): Viewed[] =>
  [now, ...list.filter(({ path }) => path !== now.path)].slice(0, MOST);

/** What was seen before; storage may be off, and then nothing was. */
export const readViewed = (): Viewed[] => {
  try {
    return parseViewed(localStorage.getItem(KEY));
  } catch {
    return [];
  }
};

export const noteViewed = (now: Viewed): void => {
  try {
    const list = nowFirst(readViewed(), now).map(({ path, name }) => ({ path, name }));
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // The shop forgets, and works.
  }
};
