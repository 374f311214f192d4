import { centsOfDecimal, decimalString } from '@loja/kernel/money.ts';
import type { Charge } from '../domain/charge.ts';
import { ProviderRefusal, ProviderUnavailable } from '../domain/provider-error.ts';
import type { Payer, PaymentProvider, PixRequest } from '../ports.ts';
import { statusOf, WireError, type WireOrder, WireOrder as WireOrderSchema } from './mercado-pago-wire.ts';

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

/** Unanswered, overloaded or broken: worth one more try. */
const isTransient = (status: number): boolean => status === 429 || status >= 500;

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

/** Charges of Mercado Pago's Orders API. */
export const mercadoPago = ({
  baseUrl,
  accessToken,
  fetcher = fetch,
}: MercadoPagoSettings): PaymentProvider => {
  /** Reads are harmless and writes carry a key, so one more try is safe. */
  const ask = async (call: Call): Promise<Answer> => {
    const token = await accessToken();
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const answer = await askOnce(fetcher, `${baseUrl}${call.path}`, call, token);
      if (answer) return answer;
    }
    throw new ProviderUnavailable('the payment provider did not answer');
  };

  const write = async (path: string, key: string, body?: unknown): Promise<Charge> => {
    const answer = await ask({ method: 'POST', path, key, body });
    if (answer.status >= 400) throw new ProviderRefusal(refusalCode(answer));
    return chargeOf(answer.json);
  };

  const get = async (pspOrderId: string): Promise<Charge | undefined> => {
    const answer = await ask({ method: 'GET', path: pathOf(pspOrderId) });
    if (answer.status === 404) return undefined;
    if (answer.status >= 400) throw new ProviderRefusal(refusalCode(answer));
    return chargeOf(answer.json);
  };

  /** A refusal to change a charge mostly says that it has changed already: what it is now is the answer. */
  const change = async (pspOrderId: string, verb: 'cancel' | 'refund', key: string): Promise<Charge> => {
    try {
      return await write(`${pathOf(pspOrderId)}/${verb}`, key);
    } catch (error) {
      const charge = error instanceof ProviderRefusal ? await get(pspOrderId) : undefined;
      if (!charge) throw error;
      return charge;
    }
  };

  return {
    createPix: (request) => write('/v1/orders', request.key, pixBody(request)),
    get,
    cancel: (pspOrderId, key) => change(pspOrderId, 'cancel', key),
    refund: (pspOrderId, key) => change(pspOrderId, 'refund', key),
  };
};

const pathOf = (pspOrderId: string): string => `/v1/orders/${encodeURIComponent(pspOrderId)}`;

const refusalCode = ({ status, json }: Answer): string =>
  WireError.safeParse(json).data?.errors[0]?.code ?? `http_${status}`;

const payerBody = ({ name, email, taxId }: Payer) => {
  const [first = name, ...rest] = name.trim().split(/\s+/);
  return {
    email,
    first_name: first,
    ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}),
    identification: { type: taxId.type, number: taxId.number },
  };
};

const pixBody = ({ reference, amountCents, expirySeconds, payer }: PixRequest) => ({
  type: 'online',
  processing_mode: 'automatic',
  external_reference: reference,
  total_amount: decimalString(amountCents),
  payer: payerBody(payer),
  transactions: {
    payments: [
      {
        amount: decimalString(amountCents),
        payment_method: { id: 'pix', type: 'bank_transfer' },
        expiration_time: isoDuration(expirySeconds),
      },
    ],
  },
});

/** "PT30M", or "PT90S" when the time is not whole minutes. */
export const isoDuration = (seconds: number): string =>
  seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;

const chargeOf = (json: unknown): Charge => {
  const parsed = WireOrderSchema.safeParse(json);
  // An answer that we cannot read may hide money: it is asked for again, and never guessed.
  if (!parsed.success) throw new ProviderUnavailable('the payment provider answered what we cannot read');
  const order: WireOrder = parsed.data;
  const payment = order.transactions.payments[0];
  const code = payment?.payment_method.qr_code;
  const inReais = order.currency === undefined || order.currency === 'BRL';
  return {
    pspOrderId: order.id,
    reference: order.external_reference,
    status: statusOf(order.status, order.status_detail),
    amountCents: inReais ? centsOfDecimal(order.total_amount) : undefined,
    ...(order.total_paid_amount === undefined ? {} : { paidCents: centsOfDecimal(order.total_paid_amount) }),
    ...(code ? { pix: { copiaECola: code, expiresAt: payment.date_of_expiration } } : {}),
  };
};
