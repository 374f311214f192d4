import { centsOfDecimal } from '@loja/kernel/money.ts';
import * as z from 'zod';
import type { Charge, ChargeStatus } from '../domain/charge.ts';
import { digest } from '../domain/digest.ts';
import { brCodeOf, type Receiver } from './bacen-pix-br-code.ts';

/** The standard's `txid` has 26 to 35 letters and digits, a refund's id at most 35. */
const ID_LENGTH = 32;
const TXID = /^[a-zA-Z0-9]{26,35}$/;

/** The same key has the same id for ever, so that a repeated call finds what the first one made. */
export const txidOf = (key: string): string => digest(key).slice(0, ID_LENGTH);
export const refundIdOf = (key: string, failures: number): string =>
  digest(`${key} ${failures}`).slice(0, ID_LENGTH);

export const isTxid = (text: string): boolean => TXID.test(text);

const Amount = z.string().regex(/^\d{1,10}\.\d{2}$/);
const Instant = z.iso.datetime({ offset: true });

const Refund = z.object({
  id: z.string(),
  valor: Amount,
  status: z.string(),
  natureza: z.string().optional(),
});

export const ReceivedPix = z.object({
  endToEndId: z.string().regex(/^[a-zA-Z0-9]{32}$/),
  txid: z.string().optional(),
  valor: Amount,
  devolucoes: z.array(Refund).optional(),
});
export type ReceivedPix = z.infer<typeof ReceivedPix>;

/** The part of a `cob` that the shop reads. */
export const Cob = z.object({
  txid: z.string().regex(TXID),
  calendario: z.object({ criacao: Instant, expiracao: z.coerce.number().int().positive().default(86_400) }),
  status: z.string(),
  valor: z.object({ original: Amount }),
  pixCopiaECola: z.string().optional(),
  location: z.string().max(77).optional(),
  infoAdicionais: z.array(z.object({ nome: z.string(), valor: z.string() })).optional(),
  pix: z.array(ReceivedPix).optional(),
});
export type Cob = z.infer<typeof Cob>;

export const Paged = z.object({
  parametros: z.object({ paginacao: z.object({ quantidadeDePaginas: z.int().min(0) }) }),
});
export const CobPage = Paged.extend({ cobs: z.array(z.unknown()).default([]) });
export const PixPage = Paged.extend({ pix: z.array(ReceivedPix).default([]) });

/** RFC 9457; `type` ends with the standard's own word for the error. */
export const Problem = z.object({ type: z.string().optional() });

/** Where a `cob` says which order it is of; the payer sees it too. */
export const REFERENCE = 'Pedido';

const cents = (amount: string): number => centsOfDecimal(amount) ?? 0;
const sum = (refunds: z.infer<typeof Refund>[]): number =>
  refunds.reduce((total, { valor }) => total + cents(valor), 0);

/** The Central Bank's return mechanism (MED): the payer's bank took it back, for fraud or for a fault. */
const isDispute = ({ natureza }: z.infer<typeof Refund>): boolean => natureza?.startsWith('MED_') ?? false;

const refundsOf = ({ pix = [] }: Cob) => pix.flatMap(({ devolucoes = [] }) => devolucoes);

/** What neither went back nor is on its way. */
export const leftOf = (pix: ReceivedPix): number =>
  cents(pix.valor) - sum((pix.devolucoes ?? []).filter(({ status }) => status !== 'NAO_REALIZADO'));

const statusWhenPaid = (paid: number, returned: number): ChargeStatus => {
  if (returned >= paid) return 'refunded';
  return returned > 0 ? 'partially_refunded' : 'captured';
};

/** An expired charge stays `ATIVA` in the standard: only a clock tells. */
const statusWhenUnpaid = ({ status, calendario }: Cob, now: Date): ChargeStatus => {
  const endsAt = Date.parse(calendario.criacao) + calendario.expiracao * 1000;
  if (status === 'ATIVA') return endsAt <= now.getTime() ? 'expired' : 'pending';
  if (status === 'REMOVIDA_PELO_USUARIO_RECEBEDOR' || status === 'REMOVIDA_PELO_PSP') return 'cancelled';
  // `CONCLUIDA` without its Pix: money that cannot be named is not money yet.
  return 'unknown';
};

const paidPart = (cob: Cob): Pick<Charge, 'status' | 'paidCents' | 'refundedCents' | 'chargebackLost'> => {
  const paidCents = (cob.pix ?? []).reduce((total, { valor }) => total + cents(valor), 0);
  const refunds = refundsOf(cob);
  const returned = refunds.filter(({ status }) => status === 'DEVOLVIDO');
  const refundedCents = sum(returned.filter((refund) => !isDispute(refund)));
  const disputes = refunds.filter((refund) => isDispute(refund) && refund.status !== 'NAO_REALIZADO');
  if (disputes.length === 0)
    return { status: statusWhenPaid(paidCents, refundedCents), paidCents, refundedCents };
  const lost = disputes.some(({ status }) => status === 'DEVOLVIDO');
  return {
    status: 'charged_back',
    paidCents,
    refundedCents,
    ...(lost ? { chargebackLost: true } : {}),
  };
};

/** The code as the bank wrote it, or as we do from where the charge lies: the standard leaves both open. */
const codeOf = ({ pixCopiaECola, location }: Cob, receiver: Receiver): string | undefined =>
  pixCopiaECola ?? (location === undefined ? undefined : brCodeOf(location, receiver));

/** A charge in the shop's words. Whatever its record says, a Pix that came in is money. */
export const chargeOfCob = (cob: Cob, now: Date, receiver: Receiver): Charge => {
  const { criacao, expiracao } = cob.calendario;
  const expiresAt = new Date(Date.parse(criacao) + expiracao * 1000).toISOString();
  const paid = cob.pix && cob.pix.length > 0;
  const copiaECola = codeOf(cob, receiver);
  return {
    pspOrderId: cob.txid,
    reference: cob.infoAdicionais?.find(({ nome }) => nome === REFERENCE)?.valor ?? '',
    method: 'pix',
    amountCents: centsOfDecimal(cob.valor.original),
    ...(paid ? paidPart(cob) : { status: statusWhenUnpaid(cob, now), refundedCents: 0 }),
    ...(copiaECola ? { pix: { copiaECola, expiresAt } } : {}),
  };
};
