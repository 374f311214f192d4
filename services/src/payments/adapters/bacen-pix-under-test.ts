import { newOrderId } from '@loja/kernel/ids.ts';
import type { ChargeRequest, PaymentProvider } from '../ports.ts';
import { bacenPix } from './bacen-pix.ts';
import { MemoryBank } from './bacen-pix-bank.memory.ts';
import { ana } from './orders.memory.ts';

/** A bank at a port of its own, and the shop's adapter before it; the clock is the test's. */
export class BankUnderTest {
  now = new Date('2026-11-24T15:00:00Z');
  readonly clock = () => this.now;
  readonly bank = new MemoryBank(this.clock);
  url = '';

  async open(): Promise<void> {
    this.url = await this.bank.open();
  }

  reset(): void {
    this.now = new Date('2026-11-24T15:00:00Z');
    this.bank.cobs.clear();
    this.bank.calls.length = 0;
    this.bank.refundsEnd = 'DEVOLVIDO';
    this.bank.failNext(0);
  }

  later(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1000);
  }

  /** The adapter, at the bank's door or at one before it. */
  adapter(baseUrl = this.url, fetcher: typeof fetch = fetch): PaymentProvider {
    return bacenPix({
      fetcher,
      baseUrl,
      tokenUrl: async () => `${this.url}/oauth/token`,
      credentials: async () => ({ clientId: 'shop', clientSecret: 'secret' }),
      pixKey: async () => '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
      receiver: { name: 'Torrefação', city: 'Poços de Caldas' },
      clock: this.clock,
    });
  }

  async paid(fetcher?: typeof fetch) {
    const provider = this.adapter(this.url, fetcher);
    const { pspOrderId } = await provider.create(pixRequest());
    this.bank.pay(pspOrderId);
    return { provider, pspOrderId };
  }
}

export const pixRequest = (payer = ana): ChargeRequest => {
  const reference = newOrderId();
  return {
    method: 'pix',
    key: `${reference}-1`,
    reference,
    amountCents: 49_90,
    expirySeconds: 1800,
    payer,
  };
};
