import { expect, test } from 'vitest';
import { dataMap, topics, withoutPeople } from './data-map.ts';
import { retention } from './retention.ts';

test('each field is named once', () => {
  const named = dataMap.flatMap(({ store, row, fields }) =>
    fields.map((field) => `${store}/${row}.${field}`),
  );
  expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
});

test('a table with people is not called one without', () => {
  expect(dataMap.filter(({ store }) => Object.hasOwn(withoutPeople, store))).toEqual([]);
});

test('the page tells of everything that is kept, and of nothing else', () => {
  expect([...new Set(dataMap.map(({ topic }) => topic))].toSorted()).toEqual(Object.keys(topics).toSorted());
});

test('only what is agreed to rests on consent, and nothing that is kept by consent outlives it', () => {
  for (const { ground, deletion } of dataMap) if (ground === 'consent') expect(deletion).toBe('erase');
});

test('of every row it is said how long it is kept, and of no other', () => {
  const rows = new Set(dataMap.map(({ store, row }) => `${store}/${row}`));
  expect(Object.keys(retention).toSorted()).toEqual([...rows].toSorted());
});

test('what outlives an account until its date has one', () => {
  const staying = dataMap.filter(({ deletion }) => deletion === 'keep: until its date');
  const dated = ({ store, row }: (typeof staying)[number]) => {
    const kept = retention[`${store}/${row}`];
    return kept !== undefined && ('seconds' in kept || 'atMost' in kept || 'markSeconds' in kept);
  };
  const undated = staying.filter((line) => !dated(line)).map(({ store, row }) => `${store}/${row}`);
  expect([...new Set(undated)]).toEqual(['cognito/member of staff']);
});

test('who a person is never lies readable in a table', () => {
  const naming = ['told', 'address', 'person', 'record', 'to', 'refreshToken', 'accessToken'];
  const tables = dataMap.filter(({ store }) => !/ |cognito/.test(store));
  for (const { fields, lies, store } of tables)
    if (fields.some((field) => naming.includes(field))) expect(lies, `${store} ${fields}`).toBe('sealed');
});
