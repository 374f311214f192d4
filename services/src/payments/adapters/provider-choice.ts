import type { Clock } from '@loja/kernel/clock.ts';
import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';
import { shop } from '../../../../shop.config.ts';
import type { PaymentProvider } from '../ports.ts';
import { bacenPix } from './bacen-pix.ts';
import { mutualTlsFetch } from './bacen-pix-transport.ts';
import { mercadoPago } from './mercado-pago.ts';
import { pspSecret } from './psp-secret.ts';

/** PSP_ADAPTER; the simulator of the laptop is Mercado Pago at another address. */
export const PspAdapter = z.enum(['mercadopago', 'bacen-pix']).default('mercadopago');
export type PspAdapter = z.infer<typeof PspAdapter>;

export interface ChosenProvider {
  adapter: PspAdapter;
  /** PSP_BASE_URL. */
  baseUrl: string;
  /** PSP_SECRET_ARN. */
  secretArn: string;
  clock: Clock;
}

const text = z.string().min(1);

/** What a bank gives its client: who it is, the key that receives, and the certificate it is known by. */
const bankSecret = (arn: string) =>
  secretReader(
    arn,
    z.object({
      tokenUrl: z.url(),
      clientId: text,
      clientSecret: text,
      pixKey: text,
      certificate: text,
      privateKey: text,
      authority: text.optional(),
    }),
  );

const bankOf = ({ baseUrl, secretArn, clock }: ChosenProvider): PaymentProvider => {
  const secret = bankSecret(secretArn);
  return bacenPix({
    baseUrl,
    tokenUrl: async () => (await secret()).tokenUrl,
    credentials: secret,
    pixKey: async () => (await secret()).pixKey,
    receiver: { name: shop.name, city: shop.address.city },
    fetcher: mutualTlsFetch(secret),
    clock,
  });
};

/** The provider that this stage collects with (ADR 17). */
export const chosenProvider = (chosen: ChosenProvider): PaymentProvider => {
  if (chosen.adapter === 'bacen-pix') return bankOf(chosen);
  const secret = pspSecret(chosen.secretArn);
  return mercadoPago({ baseUrl: chosen.baseUrl, accessToken: async () => (await secret()).accessToken });
};
