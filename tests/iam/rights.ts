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

/** The table rights that `used` shows, added to those that stand: what one run does not touch is not taken away. */
export const rightsWith = (before: Rights, used: Readonly<Record<string, readonly Grant[]>>): Rights => {
  const rights: Rights = structuredClone(before);
  for (const [name, grants] of Object.entries(used)) {
    const own = rights[name] ?? {};
    for (const { table, verb, index } of tableUses(grants)) {
      const { actions = [], indexes = [] } = own[table] ?? {};
      own[table] = { actions: added(actions, verb), indexes: added(indexes, index) };
    }
    rights[name] = own;
  }
  return Object.fromEntries(Object.entries(rights).toSorted(([a], [b]) => a.localeCompare(b)));
};
