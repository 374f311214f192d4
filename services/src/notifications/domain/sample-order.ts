import type { OrderFacts } from './letter.ts';

/** An order for the tests of letters. */
export const sampleOrder = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 'ord_00000000000000000000000001',
  placedAt: '2026-11-24T15:00:00.000Z',
  lines: [
    { name: 'Serra Azul', variantLabel: '250 g · Em grãos', quantity: 2, totalCents: 89_80 },
    { name: 'Coador V60', variantLabel: 'Unidade', quantity: 1, totalCents: 1234_56 },
  ],
  totals: { goodsCents: 1324_36, discountCents: 66_22, shippingCents: 21_40, totalCents: 1279_54 },
  discounts: [],
  method: 'pix',
  awaitsPayment: true,
  paidLate: false,
  refunds: [],
  returns: [],
  shipping: { name: 'Econômico', businessDays: { min: 3, max: 5 } },
  customer: { name: 'Ana Lúcia Ferreira', email: 'ana@example.com' },
  address: {
    cep: '01310100',
    street: 'Avenida Paulista',
    number: '1000',
    complement: 'ap 12',
    district: 'Bela Vista',
    city: 'São Paulo',
    state: 'SP',
  },
  termsVersion: '2026-11-24',
  link: { url: 'https://shop.example/pedido/?id=ord_00000000000000000000000001#key', opensByItself: true },
  ...over,
});
