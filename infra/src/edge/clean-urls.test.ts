import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';

type Values = Record<string, { value: string; multiValue?: { value: string }[] }>;
interface Asked {
  uri: string;
  headers: Values;
  querystring: Values;
}
interface Answer {
  uri?: string;
  statusCode?: number;
  headers: Values;
}

const source = readFileSync(new URL('clean-urls.js', import.meta.url), 'utf8');
const handlerOf = (code: string): ((event: { request: Asked }) => Answer) =>
  runInNewContext(`${code};handler`);

const anywhere = handlerOf(source);
const atHome = handlerOf(source.replace("canonicalHost = ''", "canonicalHost = 'www.manaca.example'"));

const ask = (
  uri: string,
  { handler = anywhere, host = '127.0.0.1:8080', querystring = {} as Values } = {},
): string => {
  const answer = handler({ request: { uri, headers: { host: { value: host } }, querystring } });
  return answer.statusCode === 301 ? `→ ${answer.headers.location?.value}` : String(answer.uri);
};

describe('clean addresses', () => {
  test.each([
    ['/', '/index.html'],
    ['/cafes/', '/cafes/index.html'],
    ['/en/', '/en/index.html'],
    ['/en/cafes/serra/', '/en/cafes/serra/index.html'],
    ['/v1.2/about/', '/v1.2/about/index.html'],
    ['/_astro/app.4f2a.js', '/_astro/app.4f2a.js'],
    ['/robots.txt', '/robots.txt'],
  ])('%s is kept as %s', (asked, kept) => expect(ask(asked)).toBe(kept));

  test.each([
    ['/en', '/en/'],
    ['/cafes', '/cafes/'],
    ['/cafes/index.html', '/cafes/'],
    ['/index.html', '/'],
    ['/cafes//serra/', '/cafes/serra/'],
  ])('%s has moved to %s', (asked, to) => expect(ask(asked)).toBe(`→ ${to}`));

  test.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '///elsewhere.example/',
    '/\\/elsewhere.example/x',
  ])('%s leads nowhere else', (asked) => expect(ask(asked)).toMatch(/^→ \/elsewhere\.example/));

  test('what was asked goes along', () => {
    const querystring = {
      notas: { value: 'mel', multiValue: [{ value: 'mel' }, { value: 'cacau' }] },
      vazio: { value: '' },
    };
    expect(ask('/busca', { querystring })).toBe('→ /busca/?notas=mel&notas=cacau&vazio');
  });
});

describe('the one name', () => {
  test('anybody who comes by another is sent to it, in one step', () => {
    const old = { handler: atHome, host: 'manaca.example', querystring: { de: { value: 'x' } } };
    expect(ask('/cafes', old)).toBe('→ https://www.manaca.example/cafes/?de=x');
    expect(ask('/_astro/app.4f2a.js', { ...old, querystring: {} })).toBe(
      '→ https://www.manaca.example/_astro/app.4f2a.js',
    );
  });

  test('serves', () =>
    expect(ask('/cafes/', { handler: atHome, host: 'www.manaca.example' })).toBe('/cafes/index.html'));
});

test('the function is small enough for CloudFront', () => {
  expect(Buffer.byteLength(source)).toBeLessThan(10_240);
});
