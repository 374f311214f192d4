import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, type NativeAttributeValue, unmarshall } from '@aws-sdk/util-dynamodb';
import { awsRegion } from './config.ts';

export type Item = Record<string, NativeAttributeValue>;
export interface Key {
  pk: string;
  sk: string;
}

/** Why one item of a transaction refused: `ConditionalCheckFailed` with the item as it stood when it was asked for. */
export interface Refusal {
  code: string;
  item?: Item;
}
export type TransactResult = { ok: true } | { ok: false; refusals: Refusal[] };

/** An update with its expression parts; names and values are placeholders (`#n`, `:v`), never text from outside. */
export interface UpdateSpec {
  table: string;
  key: Key;
  update: string;
  condition?: string;
  names?: Record<string, string>;
  values?: Item;
}

export interface QuerySpec {
  table: string;
  index?: string;
  keys: string;
  values: Item;
  limit?: number;
  descending?: boolean;
  /** Never a stale copy; a table's own keys only, an index cannot. */
  consistent?: boolean;
}

const marshalled = (values: Item | undefined) => values && marshall(values, { removeUndefinedValues: true });

const expression = (spec: UpdateSpec) => ({
  TableName: spec.table,
  Key: marshall(spec.key),
  UpdateExpression: spec.update,
  ...(spec.condition ? { ConditionExpression: spec.condition } : {}),
  ...(spec.names ? { ExpressionAttributeNames: spec.names } : {}),
  ...(spec.values ? { ExpressionAttributeValues: marshalled(spec.values) } : {}),
});

/** A Put for a transaction that refuses to overwrite; the refusal carries the item that is there. */
export const putNew = (table: string, item: Item & Key): TransactWriteItem => ({
  Put: {
    TableName: table,
    Item: marshall(item, { removeUndefinedValues: true }),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A Put for a transaction that replaces what is there. */
export const putAny = (table: string, item: Item & Key): TransactWriteItem => ({
  Put: { TableName: table, Item: marshall(item, { removeUndefinedValues: true }) },
});

/** A Put for a transaction that replaces only what `condition` allows; a refusal carries the item that is there. */
export const putWhere = (
  table: string,
  item: Item & Key,
  { condition, names, values }: Required<Pick<UpdateSpec, 'condition' | 'names' | 'values'>>,
): TransactWriteItem => ({
  Put: {
    TableName: table,
    Item: marshall(item, { removeUndefinedValues: true }),
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: marshalled(values),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A Delete for a transaction that takes away only what `condition` allows; a refusal carries the item that is there. */
export const removingWhere = (
  table: string,
  key: Key,
  { condition, names, values }: Required<Pick<UpdateSpec, 'condition' | 'names' | 'values'>>,
): TransactWriteItem => ({
  Delete: {
    TableName: table,
    Key: marshall(key),
    ConditionExpression: condition,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: marshalled(values),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A Delete for a transaction; deleting what is not there is a success. */
export const removing = (table: string, key: Key): TransactWriteItem => ({
  Delete: { TableName: table, Key: marshall(key) },
});

/** Lets a transaction pass only while nothing has this key; a refusal carries the item that is there. */
export const absent = (table: string, key: Key): TransactWriteItem => ({
  ConditionCheck: {
    TableName: table,
    Key: marshall(key),
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** A Delete for a transaction that refuses where nothing is there: of two who delete, one knows that it did. */
export const removingIfThere = (table: string, key: Key): TransactWriteItem => ({
  Delete: { TableName: table, Key: marshall(key), ConditionExpression: 'attribute_exists(pk)' },
});

/** An Update for a transaction; a refusal carries the item that is there. */
export const updating = (spec: UpdateSpec): TransactWriteItem => ({
  Update: {
    ...expression(spec),
    UpdateExpression: spec.update,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  },
});

/** Attempts of a transaction that meets another on the same item, before the caller is told `busy`. */
const CONFLICT_ATTEMPTS = 6;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Full jitter: 0 to 25·2ⁿ ms (AWS Builders' Library, "Timeouts, retries and backoff with jitter"). */
const jitter = (attempt: number) => pause(Math.random() * 25 * 2 ** attempt);

const refusalsOf = (error: TransactionCanceledException): Refusal[] =>
  (error.CancellationReasons ?? []).map(({ Code, Item }) => ({
    code: Code ?? 'None',
    ...(Item ? { item: unmarshall(Item) } : {}),
  }));

const onlyConflicts = (refusals: readonly Refusal[]): boolean =>
  refusals.some(({ code }) => code === 'TransactionConflict') &&
  refusals.every(({ code }) => code === 'TransactionConflict' || code === 'None');

type KeysByTable = NonNullable<BatchGetItemCommandInput['RequestItems']>;
type Wanted = [table: string, key: NonNullable<KeysByTable[string]['Keys']>[number]];

/** What BatchGetItem takes at most. */
const BATCH_LIMIT = 100;

const requestOf = (wanted: readonly Wanted[], consistent: boolean): KeysByTable => {
  const request: KeysByTable = {};
  for (const [table, key] of wanted)
    request[table] = { Keys: [...(request[table]?.Keys ?? []), key], ConsistentRead: consistent };
  return request;
};

/** A DynamoDB client for one function: plain items in and out, calls counted, conflicts retried. */
export class Dynamo {
  readonly #client: DynamoDBClient;
  #calls = 0;

  constructor(client: DynamoDBClient = new DynamoDBClient({ region: awsRegion() })) {
    this.#client = client;
    client.middlewareStack.add(
      (next) => (args) => {
        this.#calls += 1;
        return next(args);
      },
      { step: 'initialize', name: 'countCalls', override: true },
    );
  }

  /** Requests sent so far; the budgets of design §7 are asserted on the difference. */
  get calls(): number {
    return this.#calls;
  }

  async get(table: string, key: Key, options: { consistent?: boolean } = {}): Promise<Item | undefined> {
    const { Item } = await this.#client.send(
      new GetItemCommand({
        TableName: table,
        Key: marshall(key),
        ConsistentRead: options.consistent ?? false,
      }),
    );
    return Item && unmarshall(Item);
  }

  /**
   * Items of any tables, a call per hundred keys; absent ones are left out. Asks again for what DynamoDB leaves
   * unprocessed. No key may be named twice.
   */
  async batchGet(
    keys: Record<string, readonly Key[]>,
    options: { consistent?: boolean } = {},
  ): Promise<Record<string, Item[]>> {
    const found: Record<string, Item[]> = {};
    let pending = Object.entries(keys).flatMap(([table, list]) =>
      list.map((key): Wanted => [table, marshall(key)]),
    );
    let retries = 0;
    while (pending.length > 0) {
      const reply = await this.#client.send(
        new BatchGetItemCommand({
          RequestItems: requestOf(pending.slice(0, BATCH_LIMIT), options.consistent ?? false),
        }),
      );
      for (const [table, items] of Object.entries(reply.Responses ?? {}))
        found[table] = [...(found[table] ?? []), ...items.map((item) => unmarshall(item))];
      const unprocessed = Object.entries(reply.UnprocessedKeys ?? {}).flatMap(([table, { Keys = [] }]) =>
        Keys.map((key): Wanted => [table, key]),
      );
      if (unprocessed.length > 0) {
        retries += 1;
        await jitter(retries);
      }
      pending = [...pending.slice(BATCH_LIMIT), ...unprocessed];
    }
    return found;
  }

  /** The items of a query: the first `limit` of them, or all, a call per megabyte. */
  async query(spec: QuerySpec): Promise<Item[]> {
    const items: Item[] = [];
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await this.#client.send(
        new QueryCommand({
          TableName: spec.table,
          ...(spec.index ? { IndexName: spec.index } : {}),
          KeyConditionExpression: spec.keys,
          ExpressionAttributeValues: marshall(spec.values),
          ScanIndexForward: !spec.descending,
          ...(spec.consistent ? { ConsistentRead: true } : {}),
          ...(spec.limit ? { Limit: spec.limit - items.length } : {}),
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      items.push(...Items.map((item) => unmarshall(item)));
      from = spec.limit && items.length >= spec.limit ? undefined : LastEvaluatedKey;
    } while (from);
    return items;
  }

  /** Updates one item and answers it as it stands after; undefined when the condition refused. */
  async update(spec: UpdateSpec): Promise<Item | undefined> {
    try {
      const { Attributes } = await this.#client.send(
        new UpdateItemCommand({ ...expression(spec), ReturnValues: 'ALL_NEW' }),
      );
      return Attributes && unmarshall(Attributes);
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  }

  /** Updates one item; refused, it answers the item that stands there, if there is one. */
  async tryUpdate(spec: UpdateSpec): Promise<{ done: boolean; item?: Item }> {
    try {
      await this.#client.send(
        new UpdateItemCommand({ ...expression(spec), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      );
      return { done: true };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { done: false, ...(error.Item ? { item: unmarshall(error.Item) } : {}) };
    }
  }

  /** All writes or none, in one transaction. A conflict alone is tried again with full jitter, then refused. */
  async transact(writes: readonly TransactWriteItem[]): Promise<TransactResult> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#client.send(new TransactWriteItemsCommand({ TransactItems: [...writes] }));
        return { ok: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const refusals = refusalsOf(error);
        if (!onlyConflicts(refusals) || attempt === CONFLICT_ATTEMPTS) return { ok: false, refusals };
        await jitter(attempt);
      }
    }
  }
}
