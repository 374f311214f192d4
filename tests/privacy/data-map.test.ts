import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { dataMap, onEveryRow, withoutPeople } from '@loja/contracts/privacy/data-map.ts';
import { expect, test } from 'vitest';
import { awsOptions } from '../src/back-room.ts';
import { tableNames } from '../src/stores-of-run.ts';

/**
 * Runs after all other tests and holds the data map against every row that they left in the shop of this run: what the
 * map does not name is kept in silence, and what it names and no row has is told for nothing.
 */
const dynamo = new DynamoDBClient(awsOptions);
const wordOf = (table: string): string => table.split('-').slice(2).join('-');

/** `orders/ORDER.person` of every attribute of every row; a row without a kind is of the kind that its key begins with. */
const kept = async (): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const TableName of await tableNames())
    for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName }))
      for (const row of Items.map((item) => unmarshall(item))) {
        const kind = String(row.entity ?? String(row.sk).split('#')[0]);
        for (const name of Object.keys(row)) found.add(`${wordOf(TableName)}/${kind}.${name}`);
      }
  return found;
};

const isTable = (store: string): boolean => !/ |cognito/.test(store);
const named = new Set(
  dataMap
    .filter(({ store }) => isTable(store))
    .flatMap(({ store, row, fields }) => fields.map((field) => `${store}/${row}.${field}`)),
);

/** Of the promotions, what leads to a person is who used a coupon; coupons themselves are the shop's. */
const isOfNobody = (name: string): boolean =>
  Object.hasOwn(withoutPeople, name.split('/')[0] ?? '') || /^promotions\/(COUPON|AUTOMATIC)\./.test(name);

/**
 * Fields that no row has at the end of this run: a lost dispute, boletos, years that pass; what its one owner has deleted
 * again; open orders, which the local stage does not count; the record that is kept of a deleted account with orders.
 */
const seldom =
  /\.(hold|chargedBackCents|chargebackLost|boleto|challengeUrl|refusal|exchangeOf|attribute|holds)$|^customers\/(CONSENT|PROFILE)\.|^orders\/(FISCAL|HOLDS)\./;

test('every attribute of every row is on the map', async () => {
  const known = (name: string) =>
    isOfNobody(name) || named.has(name) || onEveryRow.includes(name.split('.')[1] ?? '');
  expect([...(await kept())].filter((name) => !known(name)).toSorted()).toEqual([]);
});

test('every field on the map is in some row', async () => {
  const found = await kept();
  expect([...named].filter((name) => !found.has(name) && !seldom.test(name)).toSorted()).toEqual([]);
});
