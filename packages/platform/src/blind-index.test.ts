import { expect, test } from 'vitest';
import { blindIndexOf } from './blind-index.ts';

const secret = 'k'.repeat(48);

test('one mailbox and one person have one index, however they are written', () => {
  expect(blindIndexOf(secret, 'email', ' Ana@Exemplo.com.br ')).toBe(
    blindIndexOf(secret, 'email', 'ana@exemplo.com.br'),
  );
  expect(blindIndexOf(secret, 'tax-id', '529.982.247-25')).toBe(
    blindIndexOf(secret, 'tax-id', '52998224725'),
  );
  expect(blindIndexOf(secret, 'tax-id', '12.ABC.345/01de-35')).toBe(
    blindIndexOf(secret, 'tax-id', '12ABC34501DE35'),
  );
});

test('another kind, another value or another secret has another index, and none tells its value', () => {
  const indexes = [
    blindIndexOf(secret, 'email', '52998224725'),
    blindIndexOf(secret, 'tax-id', '52998224725'),
    blindIndexOf(secret, 'ip', '52998224725'),
    blindIndexOf(secret, 'card', '52998224725'),
    blindIndexOf(secret, 'home', '52998224725'),
    blindIndexOf(secret, 'tax-id', '52998224726'),
    blindIndexOf('l'.repeat(48), 'tax-id', '52998224725'),
  ];
  expect(new Set(indexes).size).toBe(indexes.length);
  for (const index of indexes) expect(index).toMatch(/^[\w-]{43}$/);
});

test('an index stays what it was: rows are found by it for years', () => {
  expect(blindIndexOf(secret, 'email', 'ana@exemplo.com.br')).toMatchInlineSnapshot(
    `"qOODj9hYdktT0xkxvooFWdovojKqToMf8I9WE0kb0aE"`,
  );
});
