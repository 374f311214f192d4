/** What a test holder's name makes of a payment; the names are the provider's, the two marked ones are ours. */
const OUTCOME_BY_NAME: Readonly<Record<string, CardOutcome>> = {
  APRO: { kind: 'approved' },
  OTHE: { kind: 'failed', reason: 'rejected_by_issuer' },
  CONT: { kind: 'processing' },
  CALL: { kind: 'failed', reason: 'required_call_for_authorize' },
  FUND: { kind: 'failed', reason: 'insufficient_amount' },
  // The Orders vocabulary has one word for all bad data; these two are of the provider's older one, which says which.
  SECU: { kind: 'failed', reason: 'cc_rejected_bad_filled_security_code' },
  EXPI: { kind: 'failed', reason: 'cc_rejected_bad_filled_date' },
  FORM: { kind: 'failed', reason: 'bad_filled_card_data' },
  CARD: { kind: 'failed', reason: 'bad_filled_card_data' },
  INST: { kind: 'failed', reason: 'invalid_installments' },
  DUPL: { kind: 'failed', reason: 'cc_rejected_duplicated_payment' },
  LOCK: { kind: 'failed', reason: 'card_disabled' },
  ATTE: { kind: 'failed', reason: 'max_attempts_exceeded' },
  BLAC: { kind: 'failed', reason: 'high_risk' },
  // Ours.
  LIMI: { kind: 'failed', reason: 'amount_limit_exceeded' },
  CHAL: { kind: 'challenge' },
};

// The provider's two cards for 3-D Secure: both ask for a challenge.
const CHALLENGE_CARDS = ['5483928164574623', '5361956806117557'];

export type CardOutcome =
  | { readonly kind: 'approved' | 'processing' | 'challenge' }
  | { readonly kind: 'failed'; readonly reason: string };

export type Brand = {
  readonly id: string;
  readonly name: string;
  readonly type: 'credit_card' | 'debit_card';
  readonly numberLength: number;
  readonly codeLength: number;
};

const credit = (id: string, name: string, numberLength = 16, codeLength = 3): Brand => ({
  id,
  name,
  type: 'credit_card',
  numberLength,
  codeLength,
});

const BRANDS: readonly (readonly [RegExp, Brand])[] = [
  [/^506776/, { ...credit('debelo', 'Elo Débito'), type: 'debit_card' }],
  [/^(401178|431274|438935|504175|5067|509|627780|636297|636368|65[05])/, credit('elo', 'Elo')],
  [/^(606282|3841)/, credit('hipercard', 'Hipercard')],
  [/^3[47]/, credit('amex', 'American Express', 15, 4)],
  [/^(5[1-5]|503|2[2-7])/, credit('master', 'Mastercard')],
  [/^4/, credit('visa', 'Visa')],
];

/** The brand of a card by its first digits; undefined when no brand has them. */
export const brandOf = (digits: string): Brand | undefined =>
  BRANDS.find(([pattern]) => pattern.test(digits))?.[1];

/** Luhn's check of a card number. */
export function passesLuhn(number: string): boolean {
  const total = [...number].reverse().reduce((sum, digit, place) => {
    const value = place % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return /^\d{12,19}$/.test(number) && total % 10 === 0;
}

/** A name that is no test name is an ordinary holder: approved. */
export const outcomeOf = (number: string, holder: string): CardOutcome => {
  const first = holder.trim().toUpperCase().split(/\s+/)[0] ?? '';
  if (Object.hasOwn(OUTCOME_BY_NAME, first)) return OUTCOME_BY_NAME[first] ?? { kind: 'approved' };
  return CHALLENGE_CARDS.includes(number) ? { kind: 'challenge' } : { kind: 'approved' };
};

const MAX_INSTALLMENTS = 12;
const LEAST_INSTALLMENT_CENTS = 500;

/** How often an amount may be split, without interest: the seller carries its cost in the fee. */
export const installmentCounts = (amountCents: number): number[] =>
  Array.from({ length: MAX_INSTALLMENTS }, (_, index) => index + 1).filter(
    (count) => count === 1 || amountCents / count >= LEAST_INSTALLMENT_CENTS,
  );
