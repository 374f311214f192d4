import { readFileSync } from 'node:fs';
import * as z from 'zod';

/** What a function may ask of a table: DynamoDB actions on it, and the indexes that it may query. */
export interface TableRights {
  readonly actions: readonly string[];
  readonly indexes: readonly string[];
}

const Recorded = z.record(
  z.string(),
  z.record(z.string(), z.object({ actions: z.array(z.string()), indexes: z.array(z.string()) })),
);

/** By function and table, as a whole run of the tests used them: `npm test -- --record` adds what a new journey needs. */
export const recordedRights = Recorded.parse(
  JSON.parse(readFileSync(new URL('table-rights.json', import.meta.url), 'utf8')),
);

const ways = {
  reads: ['BatchGetItem', 'GetItem', 'Query'],
  writes: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
} as const;

interface Asked {
  bundle: string;
  table: string;
  way: keyof typeof ways;
  indexes: readonly string[];
}

/** As recorded, and within the way that the context declares; whatever that way is for a function of no record. */
export const rightsOf = ({ bundle, table, way, indexes }: Asked): TableRights => {
  const own = recordedRights[bundle];
  if (!own) return { actions: ways[way], indexes };
  const { actions = [], indexes: asked = [] } = own[table] ?? {};
  return {
    actions: ways[way].filter((action) => actions.includes(action)),
    indexes: indexes.filter((index) => asked.includes(index)),
  };
};
