import { decimalString } from '@loja/kernel/money.ts';
import { shop } from '../../../../shop.config.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { PaymentProvider } from '../ports.ts';
import { chargeIn, chargeOf } from './mercado-pago-charge.ts';
import { orderBody } from './mercado-pago-requests.ts';
import { WireCardToken, WireError, WireFailure, WireList, WireOrder } from './mercado-pago-wire.ts';

export interface MercadoPagoSettings {
  /** https://api.mercadopago.com, or the simulator. */
  baseUrl: string;
  accessToken: () => Promise<string>;
  fetcher?: typeof fetch;
}

/** The workflow's step and the queue's consumer wait for this; both try again later. */
const TIMEOUT_MS = 8_000;
const TRIES = 2;

interface Call {
  method: 'GET' | 'POST';
  path: string;
  key?: string;
  body?: unknown;
}

interface Answer {
  status: number;
  json: unknown;
}

/** Unanswered, overloaded, locked (RFC 4918 §11.3) or broken: worth one more try. */
const isTransient = (status: number): boolean => status === 423 || status === 429 || status >= 500;

/**
 * A call under the same key that is not done yet: a conflict without a code of the Orders API ("Responses –
 * Idempotency" of Mercado Pago's documentation). What comes of it is not known, so that it is no refusal.
 */
const isInProgress = (answer: Answer): boolean =>
  answer.status === 409 && refusalCode(answer) === `http_${answer.status}`;

const headersOf = ({ key, body }: Call, token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  accept: 'application/json',
  ...(key === undefined ? {} : { 'x-idempotency-key': key }),
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
});

/** Network faults, the time-out and a body that is no JSON are the provider's; anything else is ours and keeps its name. */
const isProvidersFault = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError;

/** Undefined when there was no answer to build on. */
const askOnce = async (
  fetcher: typeof fetch,
  url: string,
  call: Call,
  token: string,
): Promise<Answer | undefined> => {
  try {
    const response = await fetcher(url, {
      method: call.method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // Led elsewhere, our token would go along (ASVS 15.3.2).
      redirect: 'error',
      headers: headersOf(call, token),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    if (isTransient(response.status)) return undefined;
    return { status: response.status, json: await response.json() };
  } catch (error) {
    if (isProvidersFault(error)) return undefined;
    throw error;
  }
};

/** Asks the provider; reads are harmless and writes carry a key, so one more try is safe. */
const asking = ({ baseUrl, accessToken, fetcher = fetch }: MercadoPagoSettings) => {
  return async (call: Call): Promise<Answer> => {
    const token = await accessToken();
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const answer = await askOnce(fetcher, `${baseUrl}${call.path}`, call, token);
      if (answer && !isInProgress(answer)) return answer;
    }
    throw new ProviderUnavailable('the payment provider did not answer');
  };
};

/** A payment that failed: the order was made and says why. */
const PAYMENT_FAILED = 402;

/** A token that was rotated or revoked says nothing about a charge: a refund may not be given up for it. */
const TOKEN_REFUSED = 401;

/** What a status that is no success means. */
const unlessRefused = (answer: Answer): Answer => {
  if (answer.status === TOKEN_REFUSED) throw new ProviderUnavailable('the provider does not take our token');
  if (answer.status >= 400) throw new ProviderRefusal(refusalCode(answer));
  return answer;
};

const answered = (answer: Answer): Charge => {
  const failed = answer.status === PAYMENT_FAILED ? WireFailure.safeParse(answer.json) : undefined;
  return chargeOf(failed?.success ? failed.data.data : unlessRefused(answer).json);
};

/** Charges of Mercado Pago's Orders API. */
export const mercadoPago = (settings: MercadoPagoSettings): PaymentProvider => {
  const ask = asking(settings);
  const write = async (path: string, key: string, body?: unknown): Promise<Charge> =>
    answered(await ask({ method: 'POST', path, key, body }));

  const read = async (pspOrderId: string): Promise<unknown> => {
    const answer = await ask({ method: 'GET', path: pathOf(pspOrderId) });
    return answer.status === 404 ? undefined : unlessRefused(answer).json;
  };
  const get = async (pspOrderId: string): Promise<Charge | undefined> => {
    const json = await read(pspOrderId);
    return json === undefined ? undefined : chargeOf(json);
  };

  /** The refund of a part names the payment within the order. */
  const partOf = async (pspOrderId: string, amountCents: number): Promise<unknown> => {
    const order = WireOrder.safeParse(await read(pspOrderId));
    const id = order.data?.transactions.payments[0]?.id;
    if (!id) throw new ProviderUnavailable('the payment provider names no payment');
    return { transactions: [{ id, amount: decimalString(amountCents) }] };
  };

  return {
    methods: ['pix', 'card', 'boleto'],
    create: (request) => write('/v1/orders', request.key, orderBody(request, shop.name)),
    get,
    /** A refusal to cancel mostly says that the charge has changed already: what it is now is the answer. */
    async cancel(pspOrderId, key) {
      try {
        return await write(`${pathOf(pspOrderId)}/cancel`, key);
      } catch (error) {
        const charge = error instanceof ProviderRefusal ? await get(pspOrderId) : undefined;
        if (!charge) throw error;
        return charge;
      }
    },
    async refund(pspOrderId, { key, amountCents }) {
      const part = amountCents === undefined ? undefined : await partOf(pspOrderId, amountCents);
      try {
        return await write(`${pathOf(pspOrderId)}/refund`, key, part);
      } catch (error) {
        const charge = error instanceof ProviderRefusal ? await get(pspOrderId) : undefined;
        // All of it is back already, whoever asked; anything less is a refusal that someone must hear of.
        if (charge?.status !== 'refunded') throw error;
        return charge;
      }
    },
    /** The token itself tells; the browser, which could say anything, is not asked. */
    async fingerprint(token) {
      const answer = await ask({ method: 'GET', path: `/v1/card_tokens/${encodeURIComponent(token)}` });
      if (answer.status === 404 || answer.status === 400) return undefined;
      const card = WireCardToken.safeParse(unlessRefused(answer).json).data;
      if (!card) throw new ProviderUnavailable('the payment provider tells no card of its token');
      // Without its date: guessing dates is one of the ways to test a card.
      return `${card.first_six_digits}-${card.last_four_digits}`;
    },
    list: (span) => listed(ask, span),
  };
};

const PAGE = 100;

const listed: (ask: (call: Call) => Promise<Answer>, span: { from: Date; to: Date }) => Promise<Charge[]> =
  async (ask, { from, to }) => {
    const charges: Charge[] = [];
    for (let page = 1; ; page += 1) {
      const query = new URLSearchParams({
        begin_date: from.toISOString(),
        // Both ends count at the provider; the later one does not here.
        end_date: new Date(to.getTime() - 1).toISOString(),
        page_size: String(PAGE),
        page: String(page),
      });
      const answer = unlessRefused(await ask({ method: 'GET', path: `/v1/orders?${query}` }));
      const found = WireList.safeParse(answer.json);
      if (!found.success) throw new ProviderUnavailable('the payment provider answered what we cannot read');
      charges.push(...found.data.data.flatMap(listedCharge));
      if (found.data.data.length === 0 || page * PAGE >= found.data.paging.total) return charges;
    }
  };

/** An order of another kind (a sale at a terminal of the same account) is not ours to reconcile. */
const listedCharge = (json: unknown): Charge[] => {
  const order = WireOrder.safeParse(json);
  const charge = order.success ? chargeIn(order.data) : undefined;
  return charge ? [charge] : [];
};

const pathOf = (pspOrderId: string): string => `/v1/orders/${encodeURIComponent(pspOrderId)}`;

const refusalCode = ({ status, json }: Answer): string =>
  WireError.safeParse(json).data?.errors[0]?.code ?? `http_${status}`;
