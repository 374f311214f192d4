import { centsOfDecimal, decimalString } from '@loja/kernel/money.ts';
import type * as z from 'zod';
import type { Charge } from '../domain/charge.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { ChargeRequest, Payer, PaymentProvider } from '../ports.ts';
import { type Answer, type BacenPixAccess, bacenPixApi, type Call, refusalCode } from './bacen-pix-access.ts';
import type { Receiver } from './bacen-pix-br-code.ts';
import {
  Cob,
  CobPage,
  chargeOfCob,
  isTxid,
  leftOf,
  type Paged,
  PixPage,
  REFERENCE,
  type ReceivedPix,
  refundIdOf,
  txidOf,
} from './bacen-pix-wire.ts';

export interface BacenPixSettings extends BacenPixAccess {
  /** The Pix key that receives: an address of the shop in the Central Bank's directory. */
  pixKey: () => Promise<string>;
  receiver: Receiver;
}

const PAGE = 100;

/** The longest text of the standard for a name. */
const NAME_LENGTH = 200;

const debtorOf = ({ name, taxId }: Payer) => ({
  [taxId.type === 'CPF' ? 'cpf' : 'cnpj']: taxId.number,
  nome: name.slice(0, NAME_LENGTH),
});

const cobBody = (request: ChargeRequest & { method: 'pix' }, chave: string) => ({
  calendario: { expiracao: request.expirySeconds },
  devedor: debtorOf(request.payer),
  valor: { original: decimalString(request.amountCents) },
  chave,
  infoAdicionais: [{ nome: REFERENCE, valor: request.reference }],
});

/** An answer that we cannot read may hide money: it is asked for again, and never guessed. */
const readable = <Wire>(schema: z.ZodType<Wire>, { json }: Answer): Wire => {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new ProviderUnavailable('the bank answered what we cannot read');
  return parsed.data;
};

const accepted = (answer: Answer): Answer => {
  if (answer.status >= 400) throw new ProviderRefusal(refusalCode(answer));
  return answer;
};

type Ask = (call: Call) => Promise<Answer>;

const cobOf = async (ask: Ask, txid: string): Promise<Cob | undefined> => {
  const answer = await ask({ method: 'GET', path: `/cob/${txid}` });
  return answer.status === 404 ? undefined : readable(Cob, accepted(answer));
};

/** Every page of a list; both ends of the standard's span count, the later one of ours does not. */
const pagesOf = async <Page extends z.output<typeof Paged>>(
  ask: Ask,
  path: '/cob' | '/pix',
  schema: z.ZodType<Page>,
  { from, to }: { from: Date; to: Date },
): Promise<Page[]> => {
  const pages: Page[] = [];
  for (let page = 0; ; page += 1) {
    const query = new URLSearchParams({
      inicio: from.toISOString(),
      fim: new Date(to.getTime() - 1).toISOString(),
      'paginacao.paginaAtual': String(page),
      'paginacao.itensPorPagina': String(PAGE),
    });
    const found = readable(schema, accepted(await ask({ method: 'GET', path: `${path}?${query}` })));
    pages.push(found);
    if (page + 1 >= found.parametros.paginacao.quantidadeDePaginas) return pages;
  }
};

/** Money under a txid that no charge has. */
const orphan = ({ endToEndId, valor }: ReceivedPix): Charge => {
  const amountCents = centsOfDecimal(valor);
  return {
    pspOrderId: endToEndId,
    reference: '',
    method: 'pix',
    status: 'captured',
    amountCents,
    paidCents: amountCents,
    refundedCents: 0,
  };
};

/** Charges made in a span, and those that a Pix of the span paid, whenever they were made. */
const listed = async (
  ask: Ask,
  chargeOf: (cob: Cob) => Charge,
  span: { from: Date; to: Date },
): Promise<Charge[]> => {
  const cobs = (await pagesOf(ask, '/cob', CobPage, span)).flatMap((page) =>
    page.cobs.flatMap((json) => Cob.safeParse(json).data ?? []),
  );
  const made = cobs.map(chargeOf);
  const known = new Set(made.map(({ pspOrderId }) => pspOrderId));
  const received = (await pagesOf(ask, '/pix', PixPage, span)).flatMap(({ pix }) => pix);
  for (const pix of received) {
    if (pix.txid === undefined || !isTxid(pix.txid) || known.has(pix.txid)) continue;
    known.add(pix.txid);
    const cob = await cobOf(ask, pix.txid);
    made.push(cob ? chargeOf(cob) : orphan(pix));
  }
  return made;
};

/** A refund that the bank could not carry out is asked for under another id; one that it could, never again. */
const refundId = (key: string, { devolucoes = [] }: ReceivedPix): string => {
  let failures = 0;
  const failed = (id: string): boolean =>
    devolucoes.some((refund) => refund.id === id && refund.status === 'NAO_REALIZADO');
  while (failed(refundIdOf(key, failures))) failures += 1;
  return refundIdOf(key, failures);
};

const payable = (charge: Charge): Charge => {
  if (!charge.pix) throw new ProviderUnavailable('the bank gave no code to pay by');
  return charge;
};

/** Pix charges of any bank that speaks the Central Bank's API Pix. */
export const bacenPix = (settings: BacenPixSettings): PaymentProvider => {
  const ask = bacenPixApi(settings);
  const { clock, pixKey, receiver } = settings;
  const chargeOf = (cob: Cob): Charge => chargeOfCob(cob, clock(), receiver);

  const get = async (txid: string): Promise<Charge | undefined> => {
    const cob = isTxid(txid) ? await cobOf(ask, txid) : undefined;
    return cob && chargeOf(cob);
  };
  const must = async (txid: string): Promise<Cob> => {
    const cob = isTxid(txid) ? await cobOf(ask, txid) : undefined;
    if (!cob) throw new ProviderRefusal('NaoEncontrado');
    return cob;
  };

  return {
    methods: ['pix'],
    async create(request) {
      if (request.method !== 'pix') throw new ProviderRefusal('method_not_offered');
      const txid = txidOf(request.key);
      const answer = await ask({
        method: 'PUT',
        path: `/cob/${txid}`,
        body: cobBody(request, await pixKey()),
      });
      if (answer.status < 400) return payable(chargeOf(readable(Cob, answer)));
      // Most refuse a txid that is taken: what was made under it is the answer.
      const made = await get(txid);
      if (!made) throw new ProviderRefusal(refusalCode(answer));
      return made;
    },
    get,
    async cancel(pspOrderId) {
      const charge = chargeOf(await must(pspOrderId));
      if (charge.status !== 'pending') return charge;
      const body = { status: 'REMOVIDA_PELO_USUARIO_RECEBEDOR' };
      const answer = await ask({ method: 'PATCH', path: `/cob/${pspOrderId}`, body });
      // Refused: it was paid or removed meanwhile. Either way only its record knows whether a Pix came in.
      const after = chargeOf(await must(pspOrderId));
      if (answer.status >= 400 && after.status === 'pending') throw new ProviderRefusal(refusalCode(answer));
      return after;
    },
    async refund(pspOrderId, { key, amountCents }) {
      const cob = await must(pspOrderId);
      const [pix] = cob.pix ?? [];
      if (!pix) throw new ProviderRefusal('not_paid');
      const id = refundId(key, pix);
      const done = pix.devolucoes?.some((refund) => refund.id === id) ?? false;
      const cents = amountCents ?? leftOf(pix);
      if (done || (amountCents === undefined && cents === 0)) return chargeOf(cob);
      const path = `/pix/${pix.endToEndId}/devolucao/${id}`;
      const answer = await ask({ method: 'PUT', path, body: { valor: decimalString(cents) } });
      const after = await must(pspOrderId);
      // A taken id is refused: when an answer was lost, its refund is there all the same.
      const made = after.pix?.some(({ devolucoes }) => devolucoes?.some((refund) => refund.id === id));
      if (!made) accepted(answer);
      return chargeOf(after);
    },
    fingerprint: async () => undefined,
    list: (span) => listed(ask, chargeOf, span),
  };
};
