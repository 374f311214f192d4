import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttemptOnBook, Books, ChargeOnBook } from './books.ts';
import { compare } from './compare.ts';
import { type DifferenceKind, differenceKinds, keyOf } from './difference.ts';
import {
  booksOf,
  chargedBackStory,
  halfRefundedStory,
  now,
  paidStory,
  type Story,
  storyOf,
  waitingStory,
} from './sample-books.ts';

const many = fc
  .integer({ min: 0, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => storyOf(`ord_${i}`))));

const keysOf = (books: Books): string[] => compare(books, now).map(keyOf).toSorted();

const chargeOf = ({ charges }: Story): ChargeOnBook => {
  const [charge] = charges;
  if (!charge) throw new Error('a story without a charge');
  return charge;
};
const attemptOf = ({ attempts }: Story): AttemptOnBook => {
  const [attempt] = attempts;
  if (!attempt) throw new Error('a story without an attempt');
  return attempt;
};

/** What goes wrong with an order, and the subject under which it must be found. */
interface Wrong {
  story: (orderId: string) => fc.Arbitrary<Story>;
  spoil: (story: Story) => string;
}

const ofCharge = (story: Wrong['story'], spoil: (story: Story) => void): Wrong => ({
  story,
  spoil: (told) => {
    const { pspOrderId } = chargeOf(told);
    spoil(told);
    return pspOrderId;
  },
});
const ofOrder = (story: Wrong['story'], spoil: (story: Story) => void): Wrong => ({
  story,
  spoil: (told) => {
    spoil(told);
    return told.order.orderId;
  },
});

const payTwice = (story: Story): void => {
  const second = { attempt: 2, pspOrderId: `${chargeOf(story).pspOrderId}-again`, surplus: true };
  story.attempts.push({ ...attemptOf(story), ...second });
  story.charges.push({ ...chargeOf(story), pspOrderId: second.pspOrderId });
  story.entries.push(...story.entries.map((entry) => ({ ...entry, movement: `${entry.movement}-2` })));
};

/** All of it went back at the provider's panel, and the order was told. */
const giveAllBack = (story: Story): void => {
  const { orderId, totalCents } = story.order;
  const back = { orderId, movement: 'refund-provider-1-1', cents: totalCents };
  attemptOf(story).refundedCents = totalCents;
  chargeOf(story).refundedCents = totalCents;
  story.entries.push({ ...back, account: 'refunds', side: 'debit' });
  story.entries.push({ ...back, account: 'receivable:psp', side: 'credit' });
  Object.assign(story.order, { owedBackCents: totalCents, notedCents: totalCents });
};

const wrongs: Record<Exclude<DifferenceKind, 'stock_mismatch' | 'stock_reserved_mismatch'>, Wrong> = {
  missing_here: {
    story: waitingStory,
    spoil: (story) => {
      const stranger = { ...chargeOf(story), pspOrderId: 'ORD-STRANGER' };
      story.charges.push({ ...stranger, state: 'taken', paidCents: stranger.amountCents ?? 0 });
      return stranger.pspOrderId;
    },
  },
  missing_there: ofCharge(waitingStory, (story) => story.charges.pop()),
  wrong_amount: ofCharge(paidStory, (story) => {
    chargeOf(story).amountCents = attemptOf(story).amountCents - 1;
  }),
  capture_unbooked: ofCharge(waitingStory, (story) => {
    Object.assign(chargeOf(story), { state: 'taken', paidCents: attemptOf(story).amountCents });
  }),
  capture_unfounded: ofCharge(paidStory, (story) => {
    Object.assign(chargeOf(story), { state: 'dead', paidCents: 0 });
  }),
  double_capture: ofOrder(paidStory, payTwice),
  refund_missing: ofCharge(halfRefundedStory, (story) => {
    chargeOf(story).refundedCents -= 1;
  }),
  refund_unknown: ofCharge(halfRefundedStory, (story) => {
    chargeOf(story).refundedCents += 1;
  }),
  chargeback_unknown: ofCharge(paidStory, (story) => {
    chargeOf(story).chargedBack = true;
  }),
  chargeback_unfounded: ofCharge(chargedBackStory, (story) => {
    chargeOf(story).chargedBack = false;
  }),
  status_unknown: ofCharge(paidStory, (story) => {
    chargeOf(story).state = 'unknown';
  }),
  order_unpaid_but_captured: ofOrder(paidStory, (story) => {
    story.order.money = 'returned';
  }),
  order_paid_without_money: ofOrder(waitingStory, (story) => {
    story.order.money = 'needed';
  }),
  order_fell_short: ofOrder(paidStory, giveAllBack),
  refund_not_made: ofOrder(halfRefundedStory, (story) => {
    story.order.owedBackCents += 1;
    story.order.agreedCents += 1;
  }),
  refund_untold: ofOrder(halfRefundedStory, (story) => {
    story.order.notedCents -= 1;
  }),
  stuck_order: ofOrder(waitingStory, (story) => {
    story.order.endsBy = '2026-11-25T05:59:59.999Z';
  }),
  ledger_unbalanced: {
    story: paidStory,
    spoil: (story) => {
      story.entries.pop();
      return `${story.order.orderId}.${story.entries.at(-1)?.movement}`;
    },
  },
  ledger_mismatch: ofOrder(paidStory, (story) => {
    story.entries = [];
  }),
};

const spoilt = fc
  .subarray(Object.keys(wrongs) as (keyof typeof wrongs)[])
  .chain((kinds) =>
    fc.tuple(fc.constant(kinds), fc.tuple(...kinds.map((kind) => wrongs[kind].story(`ord_wrong_${kind}`)))),
  );

describe('the four books', () => {
  test('of honest orders show no difference', () => {
    fc.assert(
      fc.property(many, (stories) => {
        expect(keysOf(booksOf(stories))).toEqual([]);
      }),
    );
  });

  test('show every difference that was put in, and no other', () => {
    fc.assert(
      fc.property(many, spoilt, (honest, [kinds, untouched]) => {
        const stories = structuredClone(untouched);
        const seeded = kinds.map((kind, i) => {
          const story = stories[i];
          if (!story) throw new Error('a kind without a story');
          return keyOf({ kind, subject: wrongs[kind].spoil(story) });
        });
        expect(keysOf(booksOf([...honest, ...stories]))).toEqual(seeded.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  test('show stock that does not add up, or is reserved for nobody', () => {
    const change = fc.integer({ min: -400, max: 400 }).filter((by) => by !== 0);
    fc.assert(
      fc.property(many, change, fc.constantFrom('lost', 'held'), (stories, by, how) => {
        const books = booksOf(stories, 1000);
        const [first, ...others] = books.stock;
        if (!first) throw new Error('no stock');
        // Moved from free to reserved the sum still holds; only the orders tell.
        const item =
          how === 'lost'
            ? { ...first, sold: first.sold + by }
            : { ...first, free: first.free - Math.abs(by), reserved: first.reserved + Math.abs(by) };
        expect(keysOf({ ...books, stock: [item, ...others] })).toEqual([
          how === 'lost' ? 'stock_mismatch.CASA' : 'stock_reserved_mismatch.CASA',
        ]);
      }),
    );
  });

  test('show stock below zero', () => {
    const item = { stockItemId: 'V60', received: 1, free: -1, reserved: 0, sold: 2 };
    const books = { ...booksOf([]), stock: [item] };
    expect(keysOf(books)).toEqual(['stock_mismatch.V60']);
  });

  test('forgive charges that died without money and replacements that cost nothing', () => {
    const dead: ChargeOnBook = {
      pspOrderId: 'ORD-DEAD',
      reference: 'ord_nobody',
      state: 'dead',
      amountCents: 100,
      paidCents: 0,
      refundedCents: 0,
      chargedBack: false,
    };
    const none = { owedBackCents: 0, notedCents: 0, agreedCents: 0 };
    const exchange = { orderId: 'ord_exchange', money: 'needed', totalCents: 0, ...none } as const;
    expect(keysOf({ ...booksOf([]), charges: [dead], orders: [exchange] })).toEqual([]);
  });

  /** All of it went back at the provider's panel; whoever did it told the order nothing. */
  const whollyRefunded = fc
    .constant('ord_panel')
    .chain(paidStory)
    .map((untouched) => {
      const story = structuredClone(untouched);
      giveAllBack(story);
      return story;
    });

  test('show an order whose goods are about to leave and whose money is gone, unless it promised so', () => {
    fc.assert(
      fc.property(many, whollyRefunded, (honest, story) => {
        expect(keysOf(booksOf([...honest, story]))).toEqual(['order_fell_short.ord_panel']);
        const left = { ...story, order: { ...story.order, money: 'earned' } } as const;
        expect(keysOf(booksOf([...honest, left]))).toEqual([]);
        const agreed = { ...story.order, agreedCents: story.order.totalCents };
        expect(keysOf(booksOf([...honest, { ...story, order: agreed }]))).toEqual([]);
      }),
    );
  });

  test('show one such matter once, where an order that ended has money left', () => {
    fc.assert(
      fc.property(paidStory('ord_ended'), (untouched) => {
        const story = structuredClone(untouched);
        const { totalCents } = story.order;
        Object.assign(story.order, { money: 'returned', owedBackCents: totalCents, agreedCents: totalCents });
        expect(keysOf(booksOf([story]))).toEqual(['order_unpaid_but_captured.ord_ended']);
      }),
    );
  });

  test('forgive a stranger’s money once it has gone back, and not before', () => {
    const stranger: ChargeOnBook = {
      pspOrderId: 'ORD-STRANGER',
      reference: 'ord_nobody',
      state: 'taken',
      amountCents: 100,
      paidCents: 100,
      refundedCents: 99,
      chargedBack: false,
    };
    expect(keysOf({ ...booksOf([]), charges: [stranger] })).toEqual(['missing_here.ORD-STRANGER']);
    expect(keysOf({ ...booksOf([]), charges: [{ ...stranger, refundedCents: 100 }] })).toEqual([]);
  });
});

test('every kind of difference says what it means', () => {
  for (const meaning of Object.values(differenceKinds)) expect(meaning.length).toBeGreaterThan(20);
});
