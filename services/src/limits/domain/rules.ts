/** How often a subject may do what. A subject of a kind that tells of a person is kept by its blind index only. */
export interface Rule {
  /** `whole` is all the shop together. */
  by: 'ip' | 'email' | 'tax-id' | 'card' | 'home' | 'id' | 'whole';
  limit: number;
  /** No span of so many seconds sees more than `limit`. */
  seconds: number;
  /** What becomes of the act while nobody can count: `closed` refuses it, `open` lets it pass. */
  withoutCounters: 'closed' | 'open';
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const rule = (
  by: Rule['by'],
  limit: number,
  seconds: number,
  withoutCounters: Rule['withoutCounters'],
): Rule => ({ by, limit, seconds, withoutCounters });

/**
 * Every limit of the shop. A mobile carrier puts hundreds of shoppers behind one address, so that those of an address are
 * wide and those of an account, a card or a person narrow. What guesses at secrets fails closed; what only costs
 * us fails open, since a shop that cannot count can still sell.
 */
export const rules = {
  /** NIST SP 800-63B-4 allows no more than a hundred wrong passwords in a row; ten in a quarter of an hour is 960 a day. */
  'sign-in-of-account': rule('email', 10, 15 * MINUTE, 'closed'),
  'sign-in-from-address': rule('ip', 100, 15 * MINUTE, 'closed'),
  'sign-up-from-address': rule('ip', 20, HOUR, 'closed'),
  /** A code has six digits and lives for minutes: thirty guesses in an hour find one in some thirty thousand. */
  'code-of-account': rule('email', 10, 20 * MINUTE, 'closed'),
  'code-from-address': rule('ip', 60, HOUR, 'closed'),
  /** By the name that the pool's challenge bears, which may be an address. */
  'totp-of-account': rule('email', 6, 5 * MINUTE, 'closed'),
  /** Apart from the shop's: who guesses at a customer's door must not keep a member of staff out of theirs. */
  'staff-sign-in-of-account': rule('email', 10, 15 * MINUTE, 'closed'),
  'staff-sign-in-from-address': rule('ip', 60, 15 * MINUTE, 'closed'),
  'staff-totp-of-account': rule('email', 6, 5 * MINUTE, 'closed'),
  'proof-of-account': rule('id', 10, 15 * MINUTE, 'closed'),
  'letter-to-recipient': rule('email', 5, HOUR, 'closed'),
  'letter-from-address': rule('ip', 20, HOUR, 'closed'),
  /** What the whole shop writes at a stranger's wish: our good name with mailbox providers is at stake. */
  'letters-of-all': rule('whole', 600, HOUR, 'closed'),
  'coupon-of-cart': rule('id', 10, 10 * MINUTE, 'open'),
  'coupon-from-address': rule('ip', 60, 10 * MINUTE, 'closed'),
  'quote-from-address': rule('ip', 300, 5 * MINUTE, 'open'),
  'cep-from-address': rule('ip', 120, 5 * MINUTE, 'open'),
  'cart-from-address': rule('ip', 200, 10 * MINUTE, 'open'),
  /**
   * Tries that the issuer did not grant: who tests stolen cards changes one of card, person, home and address, seldom all.
   * The networks fine shops for more than fifteen retries of a card in thirty days; a shopper who mistypes needs three.
   */
  'try-of-card': rule('card', 6, DAY, 'closed'),
  'card-by-person': rule('tax-id', 12, DAY, 'closed'),
  'card-to-home': rule('home', 15, DAY, 'closed'),
  'card-from-address': rule('ip', 60, HOUR, 'closed'),
  'return-of-order': rule('id', 20, HOUR, 'open'),
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;
