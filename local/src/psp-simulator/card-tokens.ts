import * as z from 'zod';
import { brandOf, type CardOutcome, outcomeOf, passesLuhn } from './cards.ts';

/** What stays of a card once its number was read: no number, no code. */
export type CardToken = {
  readonly id: string;
  readonly createdAt: number;
  readonly brand: string;
  readonly type: string;
  readonly firstSix: string;
  readonly lastFour: string;
  readonly expirationMonth: number;
  readonly expirationYear: number;
  readonly numberLength: number;
  readonly codeLength: number;
  readonly outcome: CardOutcome;
  readonly usedAt?: number;
};

export type CardProblem = { readonly code: string; readonly field: string; readonly message: string };

const Body = z.object({
  card_number: z.string().default(''),
  security_code: z.string().default(''),
  expiration_month: z.coerce.number().default(0),
  expiration_year: z.coerce.number().default(0),
  cardholder: z
    .object({
      name: z.string().default(''),
      identification: z
        .object({ type: z.string().default(''), number: z.string().default('') })
        .default({ type: '', number: '' }),
    })
    .default({ name: '', identification: { type: '', number: '' } }),
});
type Body = z.infer<typeof Body>;

const problem = (code: string, field: string): CardProblem => ({
  code,
  field,
  message: `parameter ${field} is ${code.startsWith('2') ? 'empty' : 'invalid'}`,
});

/** Two digits are of this century. */
const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

/** A card is good to the end of its month. */
function dateProblem(body: Body, now: Date): CardProblem | undefined {
  if (body.expiration_month < 1 || body.expiration_month > 12) return problem('325', 'expirationDate');
  const end = Date.UTC(fullYear(body.expiration_year), body.expiration_month, 1);
  return end <= now.getTime() || body.expiration_year === 0 ? problem('326', 'expirationDate') : undefined;
}

function problemsOf(body: Body, now: Date): CardProblem[] {
  const brand = brandOf(body.card_number);
  const goodNumber = brand && passesLuhn(body.card_number) && body.card_number.length === brand.numberLength;
  const goodCode = body.security_code.length === (brand?.codeLength ?? 3) && /^\d+$/.test(body.security_code);
  const { name, identification } = body.cardholder;
  return [
    body.card_number === '' ? problem('205', 'cardNumber') : undefined,
    body.card_number !== '' && !goodNumber ? problem('E301', 'cardNumber') : undefined,
    body.security_code === '' ? problem('224', 'securityCode') : undefined,
    body.security_code !== '' && !goodCode ? problem('E302', 'securityCode') : undefined,
    dateProblem(body, now),
    name.trim() === '' ? problem('221', 'cardholderName') : undefined,
    identification.number === '' ? problem('214', 'identificationNumber') : undefined,
  ].filter((found) => found !== undefined);
}

/** The token of a card as the browser sent it, or everything that is wrong with it. */
export function tokenize(
  json: unknown,
  made: { id: string; now: Date },
): { ok: true; token: CardToken } | { ok: false; problems: CardProblem[] } {
  const parsed = Body.safeParse(json);
  if (!parsed.success) return { ok: false, problems: [problem('E301', 'cardNumber')] };
  const body = { ...parsed.data, card_number: parsed.data.card_number.replace(/\D/g, '') };
  const problems = problemsOf(body, made.now);
  const brand = brandOf(body.card_number);
  if (problems.length > 0 || !brand) return { ok: false, problems };
  return {
    ok: true,
    token: {
      id: made.id,
      createdAt: made.now.getTime(),
      brand: brand.id,
      type: brand.type,
      firstSix: body.card_number.slice(0, 6),
      lastFour: body.card_number.slice(-4),
      expirationMonth: body.expiration_month,
      expirationYear: fullYear(body.expiration_year),
      numberLength: body.card_number.length,
      codeLength: body.security_code.length,
      outcome: outcomeOf(body.card_number, body.cardholder.name),
    },
  };
}

const LIFE_MS = 7 * 86_400_000;

export const isSpent = (token: CardToken, now: number): boolean =>
  token.usedAt !== undefined || token.createdAt + LIFE_MS <= now;

/** As the provider's browser library hands it over. */
export function wireToken(token: CardToken, publicKey: string) {
  const created = new Date(token.createdAt).toISOString();
  return {
    id: token.id,
    public_key: publicKey,
    luhn_validation: true,
    status: token.usedAt ? 'used' : 'active',
    card_number_length: token.numberLength,
    date_created: created,
    date_last_updated: created,
    date_due: new Date(token.createdAt + LIFE_MS).toISOString(),
    first_six_digits: token.firstSix,
    last_four_digits: token.lastFour,
    security_code_length: token.codeLength,
    expiration_month: token.expirationMonth,
    expiration_year: token.expirationYear,
    live_mode: false,
  };
}
