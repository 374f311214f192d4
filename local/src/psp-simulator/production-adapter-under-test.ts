import { newOrderId } from '@loja/kernel/ids.ts';
import { mercadoPago } from '@loja/services/payments/adapters/mercado-pago.ts';
import { createPspApp } from './app.ts';
import { testCard } from './psp-under-test.ts';
import { stateInMemory } from './state-file.ts';

export const now = new Date('2026-01-05T12:00:00Z');
const clock = () => now;

/** The adapter that production runs, before a simulator without a socket. */
export function shopAndProvider() {
  const notices: { dataId: string; requestId: string; signature: string }[] = [];
  const psp = createPspApp({
    accessToken: 'TEST-token',
    clock,
    stateFile: stateInMemory(),
    publicUrl: () => 'http://psp.example',
    webhook: {
      url: 'http://shop.example/hook',
      secret: 'hook-secret',
      send: async (url, init) => {
        const headers = new Headers(init.headers);
        notices.push({
          dataId: new URL(url).searchParams.get('data.id') ?? '',
          requestId: headers.get('x-request-id') ?? '',
          signature: headers.get('x-signature') ?? '',
        });
        return { status: 200 };
      },
    },
  });
  const provider = mercadoPago({
    baseUrl: 'http://psp.example',
    accessToken: async () => 'TEST-token',
    fetcher: async (input, init) =>
      psp.app.request(input instanceof Request ? input.url : String(input), init),
  });
  const reference = newOrderId();
  const request = {
    method: 'pix' as const,
    key: `${reference}-1`,
    reference,
    amountCents: 4990,
    expirySeconds: 1800,
    payer: {
      name: 'Ana Maria',
      email: 'ana@example.com',
      taxId: { type: 'CPF' as const, number: '52998224725' },
    },
  };
  const token = (name: string): string => {
    const made = psp.provider.tokenize({ ...testCard, cardholder: { ...testCard.cardholder, name } });
    if (!made.ok) throw new Error('the test card is refused');
    return made.token.id;
  };
  let keys = 0;
  /** A card of the holder with this name. */
  const card = (name: string, installments = 1) => {
    keys += 1;
    const { expirySeconds: _, ...common } = request;
    const key = `${reference}-card-${keys}`;
    const paid = { token: token(name), brand: 'master', installments };
    return { ...common, key, method: 'card' as const, card: paid };
  };
  return { psp, provider, notices, request, card };
}
