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
