import { describe, expect, test } from 'vitest';
import { chosenProvider, PspAdapter } from './provider-choice.ts';

const provider = (adapter: PspAdapter) =>
  chosenProvider({
    adapter,
    baseUrl: 'https://psp.example',
    secretArn: 'arn:aws:secretsmanager:sa-east-1:000000000000:secret:psp',
    clock: () => new Date(),
  });

describe('the provider of a stage', () => {
  test('is Mercado Pago unless another is named', () => {
    expect(PspAdapter.parse(undefined)).toBe('mercadopago');
    expect(provider('mercadopago').methods).toEqual(['pix', 'card', 'boleto']);
  });

  test('is a bank by the standard where the stage says so; it offers Pix alone', () => {
    expect(provider('bacen-pix').methods).toEqual(['pix']);
  });

  test('is none that we do not have', () => {
    expect(PspAdapter.safeParse('other').success).toBe(false);
  });
});
