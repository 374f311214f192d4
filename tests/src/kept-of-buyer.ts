import { isDeepStrictEqual } from 'node:util';
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { dataMap, type MapLine } from '@loja/contracts/privacy/data-map.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import { awsOptions, outputs, table } from './back-room.ts';
import { needlesOf } from './personal-data.ts';
import { everyRow, everythingKept, type Row } from './stores-of-run.ts';

/** Somebody who bought, by everything by which they are known. */
export interface Buyer {
  /** The account's, which the pool gave. */
  id: string;
  email: string;
  told: { name: string; phone: string; cpf: string };
  home: Record<string, string>;
  orderIds: readonly string[];
  tokens: readonly string[];
}

const isOf = ({ id, orderIds }: Buyer, { row }: Row): boolean =>
  [`CUSTOMER#${id}`, `SUBJECT#shoppers#${id}`, ...orderIds.map((orderId) => `ORDER#${orderId}`)].includes(
    String(row.pk),
  ) || row.owner === id;

const lineOf = ({ store, kind }: Row, field: string): MapLine | undefined =>
  dataMap.find((line) => line.store === store && line.row === kind && line.fields.includes(field));

const objectsIn = (part: unknown): Record<string, unknown>[] => {
  if (Array.isArray(part)) return part.flatMap(objectsIn);
  if (typeof part !== 'object' || part === null) return [];
  return [part as Record<string, unknown>, ...Object.values(part).flatMap(objectsIn)];
};

/** What sealed fields hold, as it was typed. */
const typed: Record<string, (buyer: Buyer) => Record<string, unknown>> = {
  'customers/PROFILE.told': ({ told }) => told,
  'customers/ADDRESS.address': ({ home }) => home,
  'orders/ORDER.person': ({ told, email, home }) => ({ customer: { ...told, email }, address: home }),
};

/** A field as its owner reads it: times of a session as instants, and nothing of who works in the shop. */
const shownAs = (name: string, value: unknown): unknown => {
  if (name.startsWith('sessions/') && typeof value === 'number') return new Date(value * 1000).toISOString();
  if (name === 'orders/ORDER.timeline' && Array.isArray(value))
    return value.map(({ by: _by, ...entry }: Record<string, unknown>) => entry);
  return value;
};

const isExported = (part: unknown, name: string, { row }: Row, buyer: Buyer): boolean => {
  const field = name.slice(name.indexOf('.') + 1);
  const expected = typed[name]?.(buyer) ?? { [field]: shownAs(name, row[field]) };
  // What is an order's is looked for in that order's own part.
  const ofOrder = Array.isArray(part) && part.filter((one) => one.orderId === row.orderId);
  return objectsIn(ofOrder && row.orderId !== undefined ? ofOrder : part).some((found) =>
    Object.entries(expected).every(([key, value]) => isDeepStrictEqual(found[key], value)),
  );
};

/**
 * Every field of every row of the buyer that the data map calls exported and that is not in the export; and those that
 * were looked for, with their part.
 */
export const missingFrom = async (parts: Record<string, unknown>, buyer: Buyer) => {
  const seen = new Map<string, string>();
  const missing = new Set<string>();
  for await (const one of everyRow()) {
    if (!isOf(buyer, one)) continue;
    for (const field of Object.keys(one.row)) {
      const part = lineOf(one, field)?.exported ?? 'not';
      if (part.startsWith('not')) continue;
      const name = `${one.store}/${one.kind}.${field}`;
      seen.set(name, part);
      if (!isExported(parts[part], name, one, buyer)) missing.add(name);
    }
  }
  return { missing: [...missing].toSorted(), seen };
};

const blind = blindIndexBy('loja/local/blind-index');

const codesOf = async ({ id, email, told: { cpf } }: Buyer) => ({
  ids: [id],
  indexes: await Promise.all([blind('email', email), blind('tax-id', cpf)]),
});

const needlesOfBuyer = ({ told, email, home, tokens }: Buyer) =>
  needlesOf([{ ...told, email, street: home.street ?? '' }, ...tokens.map((token) => ({ token }))]);

/** Nothing, or what stands in place of something that is gone. */
const isBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isBlank)
    : value === undefined || /^0*$/.test(String(value));

/** Fields that the map says a deletion erases, and that a row of the buyer still has; and persons who can be opened. */
const notErased = (one: Row): string[] =>
  Object.entries(one.row).flatMap(([field, value]) => {
    const gone = lineOf(one, field)?.deletion === 'erase' || (field === 'person' && one.kind === 'ORDER');
    return gone && !isBlank(value) ? [`${one.store}/${one.kind}.${field} is still there`] : [];
  });

const mayStay = ({ store, kind, row }: Row): boolean =>
  Number(row.ttl) > Date.now() / 1000 &&
  dataMap.some((line) => line.store === store && line.row === kind && line.deletion.startsWith('keep'));

const leftInRow = (
  one: Row,
  buyer: Buyer,
  needles: ReturnType<typeof needlesOf>,
  codes: readonly string[],
) => {
  const text = JSON.stringify(one.row);
  const named = needles.filter((needle) => needle.isIn(text, text.toLowerCase())).map(({ what }) => what);
  const known = codes.some((code) => text.includes(code)) && !mayStay(one) ? ['a code of theirs'] : [];
  return [
    ...[...named, ...known].map((what) => `${one.store}/${one.kind}: ${what}`),
    ...(isOf(buyer, one) ? notErased(one) : []),
  ];
};

const dynamo = new DynamoDBClient(awsOptions);
const s3 = new S3Client({ ...awsOptions, forcePathStyle: true });
const cognito = new CognitoIdentityProviderClient(awsOptions);

const copiesOfContracts = async ({ orderIds }: Buyer): Promise<string[]> => {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name = '' }) => Name.includes('-documents-'))?.Name;
  const versions = await Promise.all(
    orderIds.map((orderId) =>
      s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: `contracts/${orderId}` })),
    ),
  );
  return versions.flatMap(({ Versions = [] }) => Versions.map(({ Key }) => `a contract: ${Key}`));
};

const inPool = async ({ id }: Buyer): Promise<string[]> => {
  const asked = new AdminGetUserCommand({ UserPoolId: outputs.ShopperPoolId, Username: id });
  const found = await cognito.send(asked).catch((error: Error) => {
    if (error.name === 'UserNotFoundException') return undefined;
    throw error;
  });
  return found ? ['the person is in the pool'] : [];
};

/** What of a buyer whose account was deleted is in tables with their indexes, in the pool and among the contracts. */
export const leadsTo = async (buyer: Buyer): Promise<string[]> => {
  const { ids, indexes } = await codesOf(buyer);
  const needles = needlesOfBuyer(buyer);
  const left: string[] = [...(await copiesOfContracts(buyer)), ...(await inPool(buyer))];
  const fiscal = new Set<string>();
  for await (const one of everyRow()) {
    left.push(...leftInRow(one, buyer, needles, [...ids, ...indexes]));
    if (one.kind === 'FISCAL') fiscal.add(String(one.row.pk));
  }
  const unkept = buyer.orderIds.filter((orderId) => !fiscal.has(`FISCAL#${orderId}`));
  return [...new Set([...left, ...unkept.map((orderId) => `no fiscal record of ${orderId}`)])].toSorted();
};

/** Stores that bear codes of an account until their own date, as the data map says; the journal is the tests' own. */
const bearsCodes = ['stream', 'event', 'log', 'file'];
const bearsIndexes = ['stream', 'event'];

/** What of the buyer is anywhere else: objects, logs, queues, streams, executions, the cache. */
export const tracesOf = async (buyer: Buyer): Promise<string[]> => {
  const { ids, indexes } = await codesOf(buyer);
  const needles = needlesOfBuyer(buyer);
  const found = new Set<string>();
  for await (const { store, where, text } of everythingKept()) {
    if (store === 'table') continue;
    const lower = text.toLowerCase();
    for (const { what } of needles.filter((needle) => needle.isIn(text, lower)))
      found.add(`${store} ${where}: ${what}`);
    if (!bearsCodes.includes(store) && ids.some((id) => text.includes(id)))
      found.add(`${store} ${where}: id`);
    if (!bearsIndexes.includes(store) && indexes.some((index) => text.includes(index)))
      found.add(`${store} ${where}: index`);
  }
  return [...found].toSorted();
};

/** Says beside a customer's orders that they are gone, as a deletion does, while an order of theirs is under way. */
export const departed = (id: string) =>
  dynamo.send(
    new PutItemCommand({
      TableName: table('Orders'),
      Item: {
        pk: { S: `CUSTOMER#${id}` },
        sk: { S: 'GONE' },
        entity: { S: 'GONE' },
        ttl: { N: String(Math.floor(Date.now() / 1000) + 90 * 86_400) },
      },
    }),
  );

/** The fiscal record of a sale, opened as an administrator of the key could. */
export const openedFiscalRecord = async (orderId: string): Promise<unknown> => {
  for await (const { kind, row } of everyRow())
    if (kind === 'FISCAL' && row.pk === `FISCAL#${orderId}`) {
      // Opening names no key: the text knows which.
      const place = { table: 'orders', row: `FISCAL#${orderId}`, field: 'record' };
      return JSON.parse(await sealerByKms('fiscal', '').open(place, String(row.record)));
    }
  throw new Error(`no fiscal record of ${orderId}`);
};
