import { dataMap, onEveryRow, withoutPeople } from '@loja/contracts/privacy/data-map.ts';
import { type Retention, retention } from '@loja/contracts/privacy/retention.ts';
import { expect, test } from 'vitest';
import { everyRow, type Row } from '../src/stores-of-run.ts';

/**
 * Runs after all other tests and holds the data map against every row that they left in the shop of this run: what the
 * map does not name is kept in silence, and what it names and no row has is told for nothing.
 */
const rows = async (): Promise<Row[]> => {
  const found: Row[] = [];
  for await (const row of everyRow()) found.push(row);
  return found;
};

/** `orders/ORDER.person` of every attribute of every row. */
const kept = async (): Promise<Set<string>> =>
  new Set(
    (await rows()).flatMap(({ store, kind, row }) =>
      Object.keys(row).map((name) => `${store}/${kind}.${name}`),
    ),
  );

const isTable = (store: string): boolean => !/ |cognito/.test(store);
const named = new Set(
  dataMap
    .filter(({ store }) => isTable(store))
    .flatMap(({ store, row, fields }) => fields.map((field) => `${store}/${row}.${field}`)),
);

/** Of the promotions, what leads to a person is who used a coupon; coupons themselves are the shop's. */
const isOfNobody = (name: string): boolean =>
  Object.hasOwn(withoutPeople, name.split(/[/.]/)[0] ?? '') || /^promotions\/(COUPON|AUTOMATIC)\b/.test(name);

/**
 * Fields that no row has at the end of this run: a lost dispute, boletos, years that pass; open orders, which the local
 * stage does not count; the index by which an account that is being deleted finds its proofs, for seconds; changes of an account,
 * which are settled; open attempts to pay and refused challenges, which all are closed by then.
 */
const seldom =
  /\.(hold|chargedBackCents|chargebackLost|boleto|challengeUrl|refusal|exchangeOf|attribute|holds|openSince|openpk|opensk|challengedAt)$|^orders\/HOLDS\.|^customers\/PROFILE\.emailIndex$|^sessions\/CHANGE\./;

test('every attribute of every row is on the map', async () => {
  const known = (name: string) =>
    isOfNobody(name) || named.has(name) || onEveryRow.includes(name.split('.')[1] ?? '');
  expect([...(await kept())].filter((name) => !known(name)).toSorted()).toEqual([]);
});

test('every field on the map is in some row', async () => {
  const found = await kept();
  expect([...named].filter((name) => !found.has(name) && !seldom.test(name)).toSorted()).toEqual([]);
});

/** A run takes less: what it wrote first has lost no more of its time. */
const RUN_SECONDS = 6 * 3600;

type Until = Extract<Retention, { until: string }>;

/** What a row is kept by that nothing but an event or its own date ends. */
const wrongEnd = (kept: Until, row: Row['row'], left: number | undefined): string | undefined => {
  if (kept.until === 'the date that it bears')
    return Number(row.ttl) === Date.parse(String(row.until)) / 1000 ? undefined : 'another date';
  const isMark = 'markSeconds' in kept && row.goneAt !== undefined;
  if (isMark) return left !== undefined && left <= (kept.markSeconds ?? 0) ? undefined : 'a mark that stays';
  return left === undefined ? undefined : 'goes by a time, not by what ends it';
};

/** What is wrong with a row's time to live, by how long the map says that it is kept. */
const wrongTime = ({ store, kind, row }: Row, now: number): string | undefined => {
  const kept = retention[`${store}/${kind}`];
  if (kept === undefined) return 'nobody says how long it is kept';
  const left = row.ttl === undefined ? undefined : Number(row.ttl) - now;
  if ('until' in kept) return wrongEnd(kept, row, left);
  if (left === undefined) return 'stays for good';
  const [most, least] =
    'seconds' in kept ? [kept.seconds, kept.seconds - RUN_SECONDS] : [kept.atMost, Number.NEGATIVE_INFINITY];
  if (left > most) return 'stays longer';
  return left < least ? 'goes sooner' : undefined;
};

test('every row goes when the map says, by a time that it bears', async () => {
  const now = Date.now() / 1000;
  const wrong = (await rows()).flatMap((one) => {
    const what = `${one.store}/${one.kind}`;
    const why = isOfNobody(what) ? undefined : wrongTime(one, now);
    return why ? [`${what}: ${why}`] : [];
  });
  expect([...new Set(wrong)].toSorted()).toEqual([]);
});
