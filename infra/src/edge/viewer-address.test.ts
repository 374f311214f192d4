import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

type Headers = Record<string, { value: string; multiValue?: { value: string }[] }>;
type Handler = (event: { viewer: { ip: string }; request: { uri: string; headers: Headers } }) => {
  uri: string;
  headers: Headers;
};

const handler: Handler = runInNewContext(
  `${readFileSync(new URL('viewer-address.js', import.meta.url), 'utf8')};handler`,
);
const headersFor = (headers: Headers) =>
  handler({ viewer: { ip: '203.0.113.7' }, request: { uri: '/api/carts', headers } }).headers;

test('the API is told the address that the edge saw', () => {
  expect(headersFor({ accept: { value: '*/*' } })).toEqual({
    accept: { value: '*/*' },
    'x-viewer-address': { value: '203.0.113.7' },
  });
});

test('whatever address a caller claims, one or many, is written over', () => {
  const forged = {
    value: '198.51.100.1',
    multiValue: [{ value: '198.51.100.1' }, { value: '198.51.100.2' }],
  };
  expect(
    headersFor({ 'x-viewer-address': forged, 'x-real-ip': forged, forwarded: { value: 'for=198.51.100.1' } }),
  ).toEqual({ 'x-viewer-address': { value: '203.0.113.7' } });
});
