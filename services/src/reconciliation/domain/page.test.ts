import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedEntry, pageOf } from './page.ts';
import { booksOf, storyOf } from './sample-books.ts';

const entries = fc
  .tuple(...[1, 2, 3].map((n) => storyOf(`ord_${n}`)))
  .chain((stories) =>
    fc.tuple(
      ...booksOf(stories).entries.map((entry) =>
        fc
          .constantFrom('01', '02', '03')
          .map((hour): DatedEntry => ({ ...entry, at: `2026-11-24T${hour}:00:00.000Z` })),
      ),
    ),
  );

describe('a page of the ledger', () => {
  test('closes when every movement does, and its accounts add up to its sides', () => {
    fc.assert(
      fc.property(entries, (written) => {
        const page = pageOf(written);
        expect(page.closes).toBe(true);
        expect(page.debits).toBe(page.credits);
        expect(page.accounts.reduce((sum, { debits }) => sum + debits, 0)).toBe(page.debits);
        expect(page.movements.flatMap(({ lines }) => lines)).toHaveLength(written.length);
      }),
    );
  });

  test('does not close when two movements are wrong by the same amount', () => {
    const line = (
      movement: string,
      account: string,
      side: 'debit' | 'credit',
      cents: number,
    ): DatedEntry => ({
      orderId: 'ord_1',
      movement,
      account,
      side,
      cents,
      at: '2026-11-24T12:00:00.000Z',
    });
    const page = pageOf([
      line('capture-001', 'receivable:psp', 'debit', 100),
      line('capture-001', 'revenue:goods', 'credit', 90),
      line('capture-002', 'receivable:psp', 'debit', 90),
      line('capture-002', 'revenue:goods', 'credit', 100),
    ]);
    expect(page).toMatchObject({ debits: 190, credits: 190, closes: false });
  });

  test('of a day on which nothing happened is empty and closes', () => {
    expect(pageOf([])).toEqual({ movements: [], accounts: [], debits: 0, credits: 0, closes: true });
  });
});
