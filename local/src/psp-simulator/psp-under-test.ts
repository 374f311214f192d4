import { createPspApp } from './app.ts';
import { stateInMemory } from './state-file.ts';
import type { WireOrder } from './wire-order.ts';

type Delivery = { url: URL; headers: Headers; body: { action: string; type: string; data: { id: string } } };

export const pixOrder = {
  type: 'online',
  processing_mode: 'automatic',
  external_reference: 'ord_1',
  total_amount: '49.90',
  payer: { email: 'ana@example.com' },
  transactions: {
    payments: [
      { amount: '49.90', payment_method: { id: 'pix', type: 'bank_transfer' }, expiration_time: 'PT30M' },
    ],
  },
};

export const testCard = {
  card_number: '5031 4332 1540 6351',
  security_code: '123',
  expiration_month: 11,
  expiration_year: 30,
  cardholder: { name: 'APRO', identification: { type: 'CPF', number: '12345678909' } },
};

export const cardOrder = (token: string, payment: Record<string, unknown> = {}) => ({
  ...pixOrder,
  config: { online: { transaction_security: { validation: 'on_fraud_risk', liability_shift: 'required' } } },
  transactions: {
    payments: [
      {
        amount: '49.90',
        payment_method: { id: 'master', type: 'credit_card', token, installments: 1, ...payment },
      },
    ],
  },
});

export const boletoOrder = {
  ...pixOrder,
  payer: {
    email: 'ana@example.com',
    first_name: 'Ana',
    last_name: 'Lima',
    identification: { type: 'CPF', number: '52998224725' },
    address: {
      street_name: 'Rua das Flores',
      street_number: '10',
      zip_code: '01310-100',
      neighborhood: 'Centro',
      state: 'SP',
      city: 'São Paulo',
    },
  },
  transactions: {
    payments: [{ amount: '49.90', payment_method: { id: 'boleto', type: 'ticket' }, expiration_time: 'P3D' }],
  },
};

/** A simulator on a clock that tests move, before a shop that notes what it is told. */
export class PspUnderTest {
  now = Date.parse('2026-01-05T12:00:00Z');
  readonly secret = 'webhook-secret';
  readonly deliveries: Delivery[] = [];
  shopAnswers = 200;
  readonly #stateFile = stateInMemory();
  #psp = this.#start();

  restart(): void {
    this.#psp = this.#start();
  }

  tick(): Promise<void> {
    return this.#psp.provider.tick();
  }

  request(path: string, init?: RequestInit): Promise<Response> {
    return Promise.resolve(this.#psp.app.request(path, init));
  }

  post(path: string, body?: unknown, key = 'key-1'): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      headers: { authorization: 'Bearer TEST-token', 'x-idempotency-key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  placed(key = 'key-1'): Promise<WireOrder> {
    return orderOf(this.post('/v1/orders', pixOrder, key));
  }

  /** A token for the test card with this holder's name. */
  async token(name = 'APRO', card: Record<string, unknown> = {}): Promise<string> {
    const cardholder = { ...testCard.cardholder, name };
    const response = await this.request('/v1/card_tokens?public_key=TEST-key', {
      method: 'POST',
      body: JSON.stringify({ ...testCard, cardholder, ...card }),
    });
    const { id } = (await response.json()) as { id: string };
    return id;
  }

  async charged(name?: string, key = 'key-1'): Promise<Response> {
    return this.post('/v1/orders', cardOrder(await this.token(name)), key);
  }

  control(path: string, body?: unknown): Promise<Response> {
    return this.post(`/_simulator${path}`, body);
  }

  search(query: Record<string, string>): Promise<Response> {
    return this.request(`/v1/orders?${new URLSearchParams(query)}`, {
      headers: { authorization: 'Bearer TEST-token' },
    });
  }

  pay(id: string, body?: unknown): Promise<Response> {
    return this.post(`/_simulator/orders/${id}/pay`, body);
  }

  read(id: string): Promise<WireOrder> {
    return orderOf(this.request(`/v1/orders/${id}`, { headers: { authorization: 'Bearer TEST-token' } }));
  }

  behave(behaviour: unknown): Promise<Response> {
    return this.post('/_simulator/behaviour', behaviour);
  }

  #start() {
    return createPspApp({
      accessToken: 'TEST-token',
      clock: () => new Date(this.now),
      stateFile: this.#stateFile,
      publicUrl: () => 'http://psp.example',
      webhook: {
        url: 'http://shop.example/api/webhooks/mercadopago',
        secret: this.secret,
        send: async (url, init) => {
          const body = JSON.parse(String(init.body));
          this.deliveries.push({ url: new URL(url), headers: new Headers(init.headers), body });
          return { status: this.shopAnswers };
        },
      },
    });
  }
}

export async function orderOf(response: Response | Promise<Response>): Promise<WireOrder> {
  return (await (await response).json()) as WireOrder;
}

export async function refusalOf(
  response: Promise<Response>,
): Promise<[status: number, code: string | undefined]> {
  const settled = await response;
  const body = (await settled.json()) as { errors: { code: string }[] };
  return [settled.status, body.errors[0]?.code];
}
