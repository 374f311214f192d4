import { expect, test } from 'vitest';
import { needsOf, operationOf, type Wire } from './operations.ts';

const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/sa-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

const needs = (service: string, sent: Partial<Wire>) => {
  const wire: Wire = {
    method: 'PUT',
    path: '/',
    json: undefined,
    ...sent,
    headers: { authorization: signed(service), ...sent.headers },
  };
  return needsOf({ ...operationOf(wire), wire, accountId: '0', region: 'sa-east-1' });
};

test('who copies an object writes the copy and reads what is copied', () => {
  const headers = { 'x-amz-copy-source': '/releases/2026%2Fa.html' };
  expect(needs('s3', { path: '/site/a.html?x-id=CopyObject', headers })).toEqual([
    { action: 's3:PutObject', resource: 'arn:aws:s3:::site/a.html' },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::releases/2026/a.html' },
  ]);
});

test('who copies an old version reads that version', () => {
  const headers = { 'x-amz-copy-source': 'site/a.html?versionId=v1' };
  expect(needs('s3', { path: '/site/a.html', headers })).toContainEqual({
    action: 's3:GetObjectVersion',
    resource: 'arn:aws:s3:::site/a.html',
  });
});

test('a transaction needs the right of each of its items, and a query of an index the index', () => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.TransactWriteItems' };
  const json = {
    TransactItems: [{ Put: { TableName: 'orders' } }, { ConditionCheck: { TableName: 'carts' } }],
  };
  expect(needs('dynamodb', { method: 'POST', headers, json })).toEqual([
    { action: 'dynamodb:PutItem', resource: 'arn:aws:dynamodb:sa-east-1:0:table/orders' },
    { action: 'dynamodb:ConditionCheckItem', resource: 'arn:aws:dynamodb:sa-east-1:0:table/carts' },
  ]);
  const query = { 'x-amz-target': 'DynamoDB_20120810.Query' };
  expect(needs('dynamodb', { headers: query, json: { TableName: 'orders', IndexName: 'byStatus' } })).toEqual(
    [{ action: 'dynamodb:Query', resource: 'arn:aws:dynamodb:sa-east-1:0:table/orders/index/byStatus' }],
  );
});
