import type { Agreed } from './agreed.ts';

/** An order for the tests of documents. */
export const sampleAgreed = (over: Partial<Agreed> = {}): Agreed => ({
  orderId: 'ord_00000000000000000000000001',
  placedAt: '2026-11-24T15:00:00.000Z',
  lines: [
    {
      sku: 'SERRA-250-GRAOS',
      name: 'Serra Azul',
      variantLabel: '250 g · Em grãos',
      quantity: 2,
      unitPriceCents: 44_90,
    },
    { sku: 'V60-UN', name: 'Coador V60', variantLabel: 'Unidade', quantity: 1, unitPriceCents: 1234_56 },
  ],
  goodsCents: 1324_36,
  shippingCents: 21_40,
  discounts: [{ name: 'Cupom PRIMEIRA', amountCents: 100_00 }],
  method: 'pix',
  prices: [
    { method: 'pix', discountCents: 161_22, totalCents: 1184_54 },
    { method: 'card', discountCents: 100_00, totalCents: 1245_76 },
  ],
  shipping: { name: 'Econômico', businessDays: { min: 3, max: 5 } },
  customer: { name: 'Ana Lúcia Conceição', email: 'ana@example.com', cpf: '52998224725' },
  address: {
    cep: '01310100',
    street: 'Avenida Paulista',
    number: '1000',
    complement: 'ap 12',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
  termsVersion: '2026-11-25',
  ...over,
});
