import { expect, test } from 'vitest';
import { audit, permissionsPage } from './permissions.ts';
import { rightsWith } from './rights.ts';

const read = { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:sa-east-1:0:table/loja-local-orders' };
const write = { ...read, action: 'dynamodb:PutItem' };
const granted = { 'ordering-http': [read, write] };
const because = 'only in a disaster';

test('what is used needs no reason', () => {
  expect(audit(granted, granted, [])).toMatchObject({ unexplained: [], stale: [] });
});

test('a permission that nothing used and nobody explains is found', () => {
  expect(audit(granted, { 'ordering-http': [read] }, []).unexplained).toMatchObject([write]);
  expect(audit(granted, {}, []).unexplained).toHaveLength(2);
});

test('a use by another function is none', () => {
  expect(audit(granted, { 'cart-http': [read, write] }, []).unexplained).toHaveLength(2);
});

test('a reason explains what it names and nothing beside', () => {
  const reason = { function: 'ordering-*', action: 'dynamodb:PutItem', because };
  const { rows, unexplained, stale } = audit(granted, { 'ordering-http': [read] }, [reason]);
  expect([unexplained, stale]).toEqual([[], []]);
  expect(rows.find(({ action }) => action === write.action)).toMatchObject({ because });
  expect(audit(granted, {}, [reason]).unexplained).toMatchObject([read]);
});

test('a reason for what is used, or for what nobody has, is stale', () => {
  const reason = { function: '*', action: 'dynamodb:PutItem', because };
  expect(audit(granted, granted, [reason]).stale).toEqual([reason]);
  expect(audit(granted, granted, [{ ...reason, sometimes: true }]).stale).toEqual([]);
  const gone = { function: '*', action: 'dynamodb:Scan', because, sometimes: true } as const;
  expect(audit(granted, granted, [gone]).stale).toEqual([gone]);
});

test('the page counts and names them', () => {
  const reason = { function: '*', action: 'dynamodb:PutItem', because };
  const page = permissionsPage(audit(granted, { 'ordering-http': [read] }, [reason]));
  expect(page).toContain('1 functions, 2 permissions: 1 used, 1 unused for');
  expect(page).toContain('| `dynamodb:PutItem` | `table/loja-local-orders` | only in a disaster |');
});

const orders = 'arn:aws:dynamodb:sa-east-1:0:table/loja-local-orders';

test('what a run used is added to the recorded rights, and nothing is taken away', () => {
  const before = { 'ordering-http': { orders: { actions: ['GetItem'], indexes: [] } } };
  expect(rightsWith(before, { 'ordering-http': [write] })).toEqual({
    'ordering-http': { orders: { actions: ['GetItem', 'PutItem'], indexes: [] } },
  });
  expect(rightsWith(before, {})).toEqual(before);
});

test('a recorded function that was refused something is given it by the next record', () => {
  const refused = [
    { function: 'ordering-http', action: 'dynamodb:Query', resource: `${orders}/index/byStatus` },
    { function: 'ordering-http', action: 'dynamodb:DeleteItem', resource: orders },
    { function: 'ordering-http', action: 's3:GetObject', resource: 'arn:aws:s3:::other' },
  ];
  expect(rightsWith({}, { 'ordering-http': [read] }, refused)).toEqual({
    'ordering-http': { orders: { actions: ['GetItem'], indexes: ['byStatus'] } },
  });
});
