import { newCartId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import type { Purchase } from './purchase.ts';
import { keyFor } from './purchase-key.ts';

const purchase: Purchase = {
  cartId: newCartId(),
  customer: { name: 'Ana Conceição', email: 'ana@exemplo.com.br', phone: '35999990000', cpf: '52998224725' },
  address: {
    cep: '01310-100',
    street: 'Avenida Paulista',
    number: '1578',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
  shippingOptionId: 'economico',
  payment: { method: 'pix' },
  expectedTotal: { cents: 14_971, currency: 'BRL' },
  termsVersion: '2026-11-24',
};

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    reach: () => ({
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    }),
  };
};

test('the same purchase tried again keeps its key', () => {
  const { reach } = storage();
  expect(keyFor(purchase, reach)).toBe(keyFor(structuredClone(purchase), reach));
});

test('another total is another purchase', () => {
  const { reach } = storage();
  const first = keyFor(purchase, reach);
  expect(keyFor({ ...purchase, expectedTotal: { cents: 15_471, currency: 'BRL' } }, reach)).not.toBe(first);
});

test('the document is never stored', () => {
  const { reach, kept } = storage();
  keyFor(purchase, reach);
  expect([...kept.values()].join()).not.toContain('52998224725');
});

test('without storage there is still a key', () => {
  const refused = () => {
    throw new DOMException('storage is off');
  };
  expect(keyFor(purchase, refused)).toMatch(/^[A-Za-z0-9_-]{16,80}$/);
});
