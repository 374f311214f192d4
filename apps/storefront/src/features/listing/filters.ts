/** One coffee as the filters see it. */
export type Facets = {
  slug: string;
  position: number;
  cents: number;
  perfil: readonly string[];
  regiao: readonly string[];
  processo: readonly string[];
  torra: readonly string[];
  metodo: readonly string[];
};

/** Named as in the address bar, so that a filtered shelf can be sent to a friend. */
export const GROUPS = ['perfil', 'regiao', 'processo', 'torra', 'metodo'] as const;
export type Group = (typeof GROUPS)[number];
export const SORTS = ['casa', 'menor-preco', 'maior-preco'] as const;
type Sort = (typeof SORTS)[number];
export type Selection = Record<Group, readonly string[]> & { ordem: Sort };

export const nothingSelected: Selection = {
  perfil: [],
  regiao: [],
  processo: [],
  torra: [],
  metodo: [],
  ordem: 'casa',
};

/** Reads a query string; values that no coffee has are dropped, as an old link may carry them. */
export const readSelection = (query: string, known: Record<Group, readonly string[]>): Selection => {
  const params = new URLSearchParams(query);
  const chosen = (group: Group) => params.getAll(group).filter((value) => known[group].includes(value));
  return {
    perfil: chosen('perfil'),
    regiao: chosen('regiao'),
    processo: chosen('processo'),
    torra: chosen('torra'),
    metodo: chosen('metodo'),
    ordem: SORTS.find((sort) => sort === params.get('ordem')) ?? 'casa',
  };
};

/** "?perfil=frutado&ordem=menor-preco", or "" when nothing is selected. */
export const writeSelection = (selection: Selection): string => {
  const params = new URLSearchParams();
  for (const group of GROUPS) for (const value of selection[group]) params.append(group, value);
  if (selection.ordem !== 'casa') params.set('ordem', selection.ordem);
  const text = params.toString();
  return text ? `?${text}` : '';
};

/** Within a group any value will do; across groups all must. */
const fits = (coffee: Facets, selection: Selection, but?: Group): boolean =>
  GROUPS.every(
    (group) =>
      group === but ||
      selection[group].length === 0 ||
      selection[group].some((value) => coffee[group].includes(value)),
  );

export const matching = (coffees: readonly Facets[], selection: Selection): Facets[] => {
  const found = coffees.filter((coffee) => fits(coffee, selection));
  const byPrice = selection.ordem === 'menor-preco' ? 1 : -1;
  return found.toSorted(
    (a, b) => (selection.ordem === 'casa' ? 0 : byPrice * (a.cents - b.cents)) || a.position - b.position,
  );
};

/** How many coffees the shelf would show for each value of a group, with the other groups as they are. */
export const countsOf = (
  coffees: readonly Facets[],
  selection: Selection,
  group: Group,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const coffee of coffees) {
    const counted = fits(coffee, selection, group) ? 1 : 0;
    for (const value of coffee[group]) counts.set(value, (counts.get(value) ?? 0) + counted);
  }
  return counts;
};

export const toggled = (selection: Selection, group: Group, value: string): Selection => ({
  ...selection,
  [group]: selection[group].includes(value)
    ? selection[group].filter((v) => v !== value)
    : [...selection[group], value],
});
