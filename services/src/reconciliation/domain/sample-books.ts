import fc from 'fast-check';
import type { AttemptOnBook, Books, ChargeOnBook, EntryOnBook, MoneyOfOrder, OrderOnBook } from './books.ts';

/** One order in all books; what it holds of stock while it waits. */
export interface Story {
  order: OrderOnBook;
  attempts: AttemptOnBook[];
  charges: ChargeOnBook[];
  entries: EntryOnBook[];
  takes: { stockItemId: string; quantity: number };
  /** Where what it takes stands. */
  goods: 'reserved' | 'sold' | 'free';
}

export const now = new Date('2026-11-25T06:00:00.000Z');
const later = '2026-11-25T06:10:00.000Z';

/** What may become of one attempt. */
interface Fate {
  fate: 'open' | 'dead' | 'captured' | 'chargedBack';
  refundedShare: number;
  /** Of what was captured: asked back and not yet given. */
  underWayShare?: number;
  /** The order had its money already. */
  surplus?: boolean;
}

const double = (
  orderId: string,
  movement: string,
  [debit, credit]: readonly [string, string],
  cents: number,
): EntryOnBook[] =>
  cents === 0
    ? []
    : [
        { orderId, movement, account: debit, side: 'debit', cents },
        { orderId, movement, account: credit, side: 'credit', cents },
      ];

const bookedOf = (orderId: string, attempt: AttemptOnBook, feeCents: number): EntryOnBook[] => {
  const n = `00${attempt.attempt}`;
  const { capturedCents, refundedCents, chargedBackCents } = attempt;
  return [
    ...double(orderId, `capture-${n}`, ['receivable:psp', 'revenue:goods'], capturedCents),
    ...(capturedCents > 0 ? double(orderId, `fee-${n}`, ['fees:psp', 'receivable:psp'], feeCents) : []),
    ...double(orderId, `refund-${n}`, ['refunds', 'receivable:psp'], refundedCents),
    ...double(orderId, `chargeback-${n}`, ['chargebacks', 'receivable:psp'], chargedBackCents),
  ];
};

const chargeState = { open: 'open', dead: 'dead', captured: 'taken', chargedBack: 'taken' } as const;

const addAttempt = (
  story: Story,
  { fate, refundedShare, underWayShare = 0, surplus = false }: Fate,
  feeCents: number,
): void => {
  const { orderId, totalCents: amountCents } = story.order;
  const attempt = story.attempts.length + 1;
  const pspOrderId = `ORD-${orderId}-${attempt}`;
  const taken = fate === 'captured' || fate === 'chargedBack';
  const capturedCents = taken ? amountCents : 0;
  const refundedCents = fate === 'captured' ? Math.round(capturedCents * refundedShare) : 0;
  const row: AttemptOnBook = {
    orderId,
    attempt,
    pspOrderId,
    amountCents,
    capturedCents,
    surplus,
    refundedCents,
    underWayCents: capturedCents * underWayShare,
    chargedBackCents: fate === 'chargedBack' ? capturedCents : 0,
  };
  story.attempts.push(row);
  if (!surplus) {
    // The order promised it, saw it go, and has promised what is on its way.
    story.order.owedBackCents += refundedCents;
    story.order.notedCents += refundedCents;
    story.order.agreedCents += refundedCents + row.underWayCents;
  }
  story.charges.push({
    pspOrderId,
    reference: orderId,
    state: chargeState[fate],
    amountCents,
    paidCents: capturedCents,
    refundedCents,
    chargedBack: fate === 'chargedBack',
  });
  story.entries.push(...bookedOf(orderId, row, feeCents));
};

interface Plot {
  money: MoneyOfOrder;
  goods: Story['goods'];
  fates: readonly Fate[];
}
const whole = 1;
const fate = (name: Fate['fate'], refundedShare = 0): Fate => ({ fate: name, refundedShare });

/** Every way in which an order lives in honest books. */
const plots: fc.Arbitrary<Plot> = fc.oneof(
  fc.constant<Plot>({ money: 'awaited', goods: 'reserved', fates: [fate('open')] }),
  fc.constant<Plot>({ money: 'awaited', goods: 'reserved', fates: [fate('dead'), fate('dead')] }),
  fc.constant<Plot>({ money: 'needed', goods: 'sold', fates: [fate('captured')] }),
  fc.constant<Plot>({ money: 'needed', goods: 'sold', fates: [fate('dead'), fate('captured')] }),
  // A second payment that crossed the first, given back by itself.
  fc.constant<Plot>({
    money: 'needed',
    goods: 'sold',
    fates: [{ ...fate('captured', whole), surplus: true }, fate('captured')],
  }),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((share): Plot => ({ money: 'needed', goods: 'sold', fates: [fate('captured', share)] })),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map((share): Plot => ({ money: 'earned', goods: 'sold', fates: [fate('captured', share)] })),
  fc.constant<Plot>({ money: 'needed', goods: 'sold', fates: [fate('chargedBack')] }),
  fc.constant<Plot>({ money: 'returned', goods: 'free', fates: [fate('captured', whole)] }),
  fc.constant<Plot>({
    money: 'returned',
    goods: 'free',
    fates: [{ fate: 'captured', refundedShare: 0, underWayShare: whole }],
  }),
  fc.constant<Plot>({ money: 'returned', goods: 'free', fates: [fate('dead')] }),
  fc.constant<Plot>({ money: 'returned', goods: 'free', fates: [] }),
  fc.constant<Plot>({ money: 'either', goods: 'sold', fates: [fate('captured', 0.5)] }),
);

const numbers = fc.record({
  totalCents: fc.integer({ min: 100, max: 1_000_000 }),
  feeCents: fc.integer({ min: 0, max: 50 }),
  stockItemId: fc.constantFrom('CASA', 'DECA', 'V60'),
  quantity: fc.integer({ min: 1, max: 1000 }),
});

/** An order by its name, with the plot that it must have or any. */
export const storyOf = (orderId: string, plot: fc.Arbitrary<Plot> = plots): fc.Arbitrary<Story> =>
  fc
    .tuple(plot, numbers)
    .map(([{ money, goods, fates }, { totalCents, feeCents, stockItemId, quantity }]) => {
      const endsBy = money === 'awaited' ? { endsBy: later } : {};
      const promises = { owedBackCents: 0, notedCents: 0, agreedCents: 0 };
      const order: OrderOnBook = { orderId, money, totalCents, ...promises, ...endsBy };
      const story: Story = {
        order,
        attempts: [],
        charges: [],
        entries: [],
        takes: { stockItemId, quantity },
        goods,
      };
      for (const each of fates) addAttempt(story, each, feeCents);
      return story;
    });

export const paidStory = (orderId: string): fc.Arbitrary<Story> =>
  storyOf(orderId, fc.constant({ money: 'needed', goods: 'sold', fates: [fate('captured')] }));
export const waitingStory = (orderId: string): fc.Arbitrary<Story> =>
  storyOf(orderId, fc.constant({ money: 'awaited', goods: 'reserved', fates: [fate('open')] }));
export const halfRefundedStory = (orderId: string): fc.Arbitrary<Story> =>
  storyOf(orderId, fc.constant({ money: 'needed', goods: 'sold', fates: [fate('captured', 0.5)] }));
export const chargedBackStory = (orderId: string): fc.Arbitrary<Story> =>
  storyOf(orderId, fc.constant({ money: 'needed', goods: 'sold', fates: [fate('chargedBack')] }));

/** The books of a shop in which these orders are all that ever happened. */
export const booksOf = (stories: readonly Story[], freeLeft = 500): Books => {
  const quantities = (stockItemId: string, goods: Story['goods']): number =>
    stories
      .filter((story) => story.goods === goods && story.takes.stockItemId === stockItemId)
      .reduce((sum, { takes }) => sum + takes.quantity, 0);
  const items = ['CASA', 'DECA', 'V60'];
  const stock = items.map((stockItemId) => {
    const [reserved, sold] = [quantities(stockItemId, 'reserved'), quantities(stockItemId, 'sold')];
    return { stockItemId, received: freeLeft + reserved + sold, free: freeLeft, reserved, sold };
  });
  return {
    orders: stories.map(({ order }) => order),
    attempts: stories.flatMap(({ attempts }) => attempts),
    charges: stories.flatMap(({ charges }) => charges),
    entries: stories.flatMap(({ entries }) => entries),
    stock,
    held: new Map(stock.map(({ stockItemId, reserved }) => [stockItemId, reserved])),
  };
};
