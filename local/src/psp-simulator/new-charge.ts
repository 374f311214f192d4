import { boletoOf } from './boleto.ts';
import { encodeDynamicPix } from './br-code.ts';
import { type CardToken, isSpent } from './card-tokens.ts';
import { installmentCounts } from './cards.ts';
import type { Charge } from './charge.ts';
import { digits, id } from './ids.ts';
import type { CardOrder, CreateOrder } from './wire-request.ts';

export type Making = {
  readonly now: number;
  readonly merchant: { readonly name: string; readonly city: string };
  /** The token that the order names; undefined when there is none of that name. */
  readonly token?: CardToken | undefined;
  /** Ordered by a test: the payment fails with this reason. */
  readonly refuse?: string | undefined;
};

function baseOf(order: CreateOrder, now: number): Omit<Charge, 'status'> {
  const { expiresInMs, card: _, ...asked } = order;
  return {
    ...asked,
    id: id('ORD'),
    paymentId: id('PAY'),
    createdAt: now,
    updatedAt: now,
    expiresAt: now + expiresInMs,
    refunds: [],
  };
}

function pix(order: CreateOrder, { now, merchant }: Making): Charge {
  const base = baseOf(order, now);
  const qrCode = encodeDynamicPix({
    location: `pix.simulador.example/qr/v2/${base.id.toLowerCase()}`,
    merchantName: merchant.name,
    merchantCity: merchant.city,
  });
  return { ...base, status: 'action_required', qrCode };
}

function boleto(order: CreateOrder, { now }: Making): Charge {
  const base = baseOf(order, now);
  const slip = boletoOf({ amountCents: order.amountCents, dueAt: base.expiresAt, serial: digits(25) });
  return { ...base, status: 'action_required', boleto: slip };
}

/** Why the card cannot even be tried. */
function refusalOf(asked: CardOrder, order: CreateOrder, { token, now }: Making): string | undefined {
  if (!token || isSpent(token, now)) return 'invalid_card_token';
  if (token.brand !== asked.brandId) return 'bad_filled_card_data';
  const most = asked.maxInstallments ?? Number.POSITIVE_INFINITY;
  const allowed = installmentCounts(order.amountCents).includes(asked.installments);
  return allowed && asked.installments <= most ? undefined : 'invalid_installments';
}

function card(order: CreateOrder, making: Making): Charge {
  const { now, token } = making;
  const asked = order.card ?? { token: '', brandId: '', installments: 1, mayChallenge: false };
  const base = baseOf(order, now);
  const part = {
    brand: asked.brandId,
    type: token?.type ?? 'credit_card',
    firstSix: token?.firstSix ?? '',
    lastFour: token?.lastFour ?? '',
    installments: asked.installments,
    ...(asked.statementDescriptor ? { statementDescriptor: asked.statementDescriptor } : {}),
  };
  const refusal = refusalOf(asked, order, making);
  const outcome = token?.outcome ?? { kind: 'approved' };
  if (refusal) return { ...base, card: part, status: 'failed', failure: refusal };
  if (outcome.kind === 'failed') return { ...base, card: part, status: 'failed', failure: outcome.reason };
  if (outcome.kind === 'processing') return { ...base, card: part, status: 'processing' };
  if (outcome.kind === 'approved') return { ...base, card: part, status: 'processed', paidAt: now };
  return asked.mayChallenge
    ? { ...base, card: { ...part, challenge: 'pending' }, status: 'action_required' }
    : { ...base, card: part, status: 'failed', failure: 'high_risk' };
}

const MAKERS = { pix, boleto, card } as const;

/** The charge that an order becomes; a card is decided at once, as `capture_mode: automatic_async` does. */
export function newCharge(order: CreateOrder, making: Making): Charge {
  const charge = MAKERS[order.method](order, making);
  return making.refuse === undefined ? charge : { ...charge, status: 'failed', failure: making.refuse };
}
