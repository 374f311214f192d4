import type { About, Letter, LetterMaker, OrderFacts } from './letter.ts';
import { lettersOfGoods } from './letters-of-goods.ts';
import { lettersOfPayment } from './letters-of-payment.ts';
import { lettersOfReturn } from './letters-of-return.ts';

const letters = { ...lettersOfPayment, ...lettersOfGoods, ...lettersOfReturn };

export type LetterKind = keyof typeof letters;

const makers: Record<LetterKind, LetterMaker> = letters;

/** Undefined: what became of the order meanwhile leaves nothing to write. */
export const letterOf = (kind: LetterKind, order: OrderFacts, about: About = {}): Letter | undefined =>
  makers[kind](order, about);
