import type { Grant } from '@loja/local/iam/evaluate.ts';

type Rights = Record<string, Record<string, { actions: string[]; indexes: string[] }>>;

const TABLE = /:table\/loja-local-([^/]+)(?:\/index\/(.+))?$/;

const added = (list: readonly string[], one: string | undefined): string[] =>
  [...new Set(one === undefined ? list : [...list, one])].toSorted();

interface TableUse {
  table: string;
  verb?: string;
  index?: string;
}

/** Taking rows away is declared by its context, one by one. */
const tableUses = (grants: readonly Grant[]): TableUse[] =>
  grants.flatMap(({ action, resource }): TableUse[] => {
    const [, table, index] = TABLE.exec(resource) ?? [];
    if (table === undefined || !action.startsWith('dynamodb:') || action === 'dynamodb:DeleteItem') return [];
    return [index === undefined ? { table, verb: action.slice('dynamodb:'.length) } : { table, index }];
  });

type ByFunction = Readonly<Record<string, readonly Grant[]>>;

/**
 * The table rights that `used` shows, added to those that stand: what one run does not touch is not taken away. What a
 * recorded function was refused is added too, or a new journey could never show what it needs; the way that its context
 * declares (`reads`, `writes`) stays the bound.
 */
export const rightsWith = (
  before: Rights,
  used: ByFunction,
  refused: readonly (Grant & { function: string })[] = [],
): Rights => {
  const rights: Rights = structuredClone(before);
  const wanted = Object.entries(Object.groupBy(refused, ({ function: name }) => name)).map(
    ([name, grants = []]) => [name, grants] as const,
  );
  for (const [name, grants] of [...Object.entries(used), ...wanted]) {
    const own = rights[name] ?? {};
    for (const { table, verb, index } of tableUses(grants)) {
      const { actions = [], indexes = [] } = own[table] ?? {};
      own[table] = { actions: added(actions, verb), indexes: added(indexes, index) };
    }
    rights[name] = own;
  }
  return Object.fromEntries(Object.entries(rights).toSorted(([a], [b]) => a.localeCompare(b)));
};
