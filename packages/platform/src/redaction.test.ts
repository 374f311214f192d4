import { afterEach, describe, expect, test, vi } from 'vitest';
import { log } from './logger.ts';
import { redacted } from './redaction.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJl';
const secrets = {
  'a CPF with dots': '529.982.247-25',
  'a CPF without': '52998224725',
  'a CNPJ': '12.ABC.345/01DE-35',
  'a card': '5031 4332 1540 6351',
  'a card in one piece': '5031433215406351',
  'a phone': '11987654321',
  'a mailbox': 'ana.souza+cafe@example.com',
  'a token': jwt,
  'a token in its header': 'Bearer abcdefgh12345678',
  'a cookie': '__Host-loja-session=9f8e7d6c5b4a.secret',
  'a password': 'password=correct-horse-battery',
  'a password in JSON': '{"password":"correct-horse-battery"}',
};
const told = (secret: string): string => secret.replace(/^(Bearer |__Host-loja-session=|password=)/, '');

const lines: string[] = [];
const listen = (): void => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(String(line).trimEnd());
      return true;
    });
};
afterEach(() => {
  vi.restoreAllMocks();
  lines.length = 0;
});

describe('a thrown error reaches the log without', () => {
  test.each(Object.entries(secrets))('%s', (_what, secret) => {
    listen();
    const cause = new TypeError(`inner ${secret} end`);
    log.error(
      'request failed',
      Object.assign(new Error(`outer ${secret} end`, { cause }), { input: secret }),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('outer');
    expect(lines[0]).not.toContain(told(secret));
  });

  test('a thing that is no error', () => {
    listen();
    log.error('request failed', `no error but 529.982.247-25`);
    expect(lines[0]).toContain('no error but [redacted]');
  });
});

describe('a log line stays one line of JSON', () => {
  test.each([
    ['line breaks', 'GET /x\r\n{"level":"INFO","message":"forged"}'],
    ['separators of JavaScript', 'a\u2028b\u2029c'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m\u0007'],
    ['quotes that would close the value', '","level":"INFO","x":"'],
    ['a lone surrogate', '\ud800'],
    ['a million letters', 'a'.repeat(1_000_000)],
  ])('with %s', (_what, hostile) => {
    listen();
    log.error(`request failed`, new Error(hostile), {
      route: hostile.slice(0, 200),
      reason: hostile.slice(0, 200),
    });
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line.length).toBeLessThan(40_000);
    expect([...line].some((letter) => letter < ' ')).toBe(false);
    expect(JSON.parse(line)).toMatchObject({ level: 'ERROR', message: 'request failed' });
  });
});

test('ids and stacks of the shop stay readable', () => {
  const text = 'ord_01HZX3VQ8Y6P9R0T2S4W5M7K1B not found at file:///var/task/index.mjs:12:345 after 1500 ms';
  expect(redacted(text)).toBe(text);
});
