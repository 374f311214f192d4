/**
 * Everything that makes this shop *this* shop. The sample is an invented roaster; replace it with your own facts.
 * Legal facts shown on every page: Decreto 7.962/2013 art. 2.
 */
export const shop = {
  name: 'Manacá',
  tagline: 'Torrefação de cafés da serra',
  url: 'https://www.manaca.example',
  legalName: 'Manacá da Serra Torrefação de Cafés Ltda.',
  cnpj: '47.318.206/0001-28',
  address: {
    street: 'Rua do Manacá-da-Serra',
    number: '214',
    district: 'Jardim das Paineiras',
    city: 'Poços de Caldas',
    state: 'MG',
    cep: '37704-214',
  },
  contact: {
    email: 'ola@manaca.example',
    privacyEmail: 'privacidade@manaca.example',
    phone: '(35) 3599-0214',
    hours: 'segunda a sexta, das 9h às 17h',
    hoursEn: 'Monday to Friday, 9 am to 5 pm (Brasília time)',
  },
  /** ISO weekdays (1 = Monday). An order paid before the cut-off joins the roast of the same day. */
  roast: { weekdays: [2, 4], cutoffHour: 12, timeZone: 'America/Sao_Paulo' },
  /** Off the goods when paid by Pix; both prices are shown everywhere (Lei 13.455/2017). */
  pixDiscountPercent: 5,
  /** How an order may be paid; boleto is asked of the provider only where it is listed. */
  paymentMethods: ['pix', 'card'],
  /** Card: so many instalments at most without interest, none of them below so many centavos. */
  installments: { max: 6, minimumCents: 20_00 },
  /** How long a Pix code may be paid and its items stay held; Mercado Pago takes no less than 30 minutes. */
  pixMinutes: 30,
  /** First subtotal, in centavos, that ships free by the cheapest service. */
  freeShipping: [
    { states: ['SP', 'MG', 'RJ', 'ES'], fromCents: 199_00 },
    { states: ['PR', 'SC', 'RS', 'DF', 'GO', 'MT', 'MS'], fromCents: 299_00 },
    {
      states: [
        'BA',
        'SE',
        'AL',
        'PE',
        'PB',
        'RN',
        'CE',
        'PI',
        'MA',
        'PA',
        'AP',
        'AM',
        'RR',
        'AC',
        'RO',
        'TO',
      ],
      fromCents: 399_00,
    },
  ],
  /** Of a hundred page views, how many tell how fast they were (`POST /api/vitals`, without identifiers). */
  vitalsSamplePercent: 25,
  /** Business days: from payment to the carrier, and of the carriers from the quickest to the slowest place. */
  delivery: { handlingDays: { min: 1, max: 3 }, transitDays: { min: 1, max: 17 } },
  /** Days to withdraw after receiving, at our cost (CDC art. 49 gives seven). */
  regretDays: 7,
  /** Months from roast to "best before", printed on the label (Portaria SDA/MAPA 570/2022). */
  shelfLifeMonths: 6,
  /** In force now; its words and those of versions before are in packages/contracts/src/terms. */
  termsVersion: '2026-11-25',
} as const;
