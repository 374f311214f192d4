import type { MapLine } from './data-map.ts';

const nothing = 'not: says nothing to a person';

type Rest = Omit<MapLine, 'store' | 'row' | 'fields'>;
const line = (store: string, row: string, fields: readonly string[], rest: Rest): MapLine => ({
  store,
  row,
  fields,
  ...rest,
});

const own: Rest = {
  topic: 'account',
  ground: 'contract',
  lies: 'plain',
  goesTo: ['aws'],
  exported: 'profile',
  deletion: 'erase',
};
const sold: Rest = { ...own, topic: 'orders', exported: 'orders', deletion: 'keep: names nobody' };
const paid: Rest = { ...sold, topic: 'payments', goesTo: ['aws', 'psp'], exported: 'payments' };
const open: Rest = { ...own, topic: 'sessions', exported: 'sessions' };
const agreed: Rest = {
  ...own,
  topic: 'consents',
  ground: 'defence',
  exported: 'consents',
  deletion: 'keep: proof',
};
const hidden = { lies: 'digest', exported: nothing } as const;
const told = { lies: 'plain', exported: nothing } as const;

export const lines: readonly MapLine[] = [
  line('cognito', 'shopper', ['sub', 'email', 'locale', 'password', 'authenticator'], own),

  line('customers', 'PROFILE', ['told'], { ...own, lies: 'sealed' }),
  line('customers', 'PROFILE', ['addresses', 'changedAt'], { ...own, ...told }),
  line('customers', 'PROFILE', ['goneAt', 'emailIndex'], { ...own, ...hidden }),
  line('customers', 'ADDRESS', ['address'], { ...own, lies: 'sealed', exported: 'addresses' }),
  line('customers', 'ADDRESS', ['addedAt'], { ...own, ...told }),
  line('customers', 'CONSENT', ['kind', 'given', 'version', 'at', 'where'], agreed),
  line('customers', 'CONSENT', ['session'], { ...agreed, ...hidden, deletion: 'erase' }),
  line('customers', 'PROOF', ['kind', 'given', 'version', 'at', 'where'], { ...agreed, exported: nothing }),
  line('customers', 'OUTBOX', ['source', 'name', 'detail'], { ...own, ...told }),

  line(
    'sessions',
    'SESSION',
    ['device', 'createdAt', 'lastSeenAt', 'authTime', 'idleUntil', 'absoluteUntil'],
    open,
  ),
  line('sessions', 'SESSION', ['pool', 'subject', 'key', 'current', 'retired', 'rotatedAt'], {
    ...open,
    ...hidden,
  }),
  line('sessions', 'SESSION', ['refreshToken'], { ...open, lies: 'sealed', exported: nothing }),
  line('sessions', 'ADDRESS', ['pool', 'subject'], { ...open, ...hidden }),
  line('sessions', 'NOTICE', ['to'], {
    ...own,
    topic: 'letters',
    lies: 'sealed',
    goesTo: ['aws', 'ses'],
    exported: nothing,
  }),
  line('sessions', 'NOTICE', ['locale', 'at'], { ...own, topic: 'letters', ...told }),
  line('sessions', 'OUTBOX', ['source', 'name', 'detail'], { ...own, ...told }),

  line('limits', 'COUNT', ['slice', 'total', 'taken'], { ...open, ...hidden, ground: 'defence' }),

  line('carts', 'CART', ['lines', 'coupon'], { ...own, topic: 'cart', exported: 'cart' }),
  line('carts', 'CART', ['cartId', 'owner', 'joinedTo', 'revision'], { ...own, topic: 'cart', ...hidden }),
  line('carts', 'OWN_CART', ['cartId'], { ...own, topic: 'cart', ...hidden }),

  line('orders', 'ORDER', ['person'], {
    ...sold,
    lies: 'sealed',
    goesTo: ['aws', 'psp', 'carrier', 'ses', 'treasury'],
    deletion: 'anonymise',
  }),
  line('orders', 'ORDER', ['emailIndex', 'taxIndex', 'holds', 'emailpk', 'emailsk', 'ownerId'], {
    ...sold,
    ...hidden,
    deletion: 'erase',
  }),
  line('orders', 'ORDER', ['accessTokenHash', 'placementKeyHash', 'commands'], {
    ...sold,
    ...hidden,
    deletion: 'erase',
  }),
  line('orders', 'ORDER', ['shipment', 'returns', 'timeline', 'coupon'], { ...sold, deletion: 'anonymise' }),
  line(
    'orders',
    'ORDER',
    [
      ...['orderId', 'status', 'placedAt', 'lines', 'totals', 'pricedBy', 'discounts', 'shipping', 'payment'],
      ...['termsVersion', 'deliveredAt', 'refunds', 'chargedBackCents', 'exchangeOf', 'revision', 'hold'],
    ],
    sold,
  ),
  line('orders', 'ORDER', ['demand', 'gsi1pk', 'gsi1sk'], { ...sold, ...told }),
  line('orders', 'OWNS', ['orderId'], { ...sold, ...hidden, deletion: 'erase' }),
  line('orders', 'OWN_ORDER', ['orderId'], { ...sold, ...hidden, deletion: 'erase' }),
  line('orders', 'HOLDS', ['open'], { ...sold, ...hidden, ground: 'defence', deletion: 'erase' }),
  line('orders', 'IDEMPOTENCY', ['requestHash', 'orderId'], { ...sold, ...hidden, deletion: 'erase' }),
  line('orders', 'IDEMPOTENCY', ['accessToken'], {
    ...sold,
    lies: 'sealed',
    exported: nothing,
    deletion: 'erase',
  }),
  line('orders', 'FISCAL', ['record', 'until'], {
    ...sold,
    topic: 'fiscal',
    ground: 'law',
    lies: 'sealed',
    goesTo: ['aws', 'treasury'],
    exported: 'not: kept by the law, for the law',
    deletion: 'keep: fiscal',
  }),
  line('orders', 'OUTBOX', ['source', 'name', 'detail'], { ...sold, ...told }),

  line('payments', 'PAYMENT', ['orderId', 'method', 'capturedAttempt'], paid),
  line(
    'payments',
    'PAYMENT',
    [
      ...['revision', 'taskToken', 'latestAttempt', 'anomalies', 'capturedCents', 'refundedCents'],
      ...['chargedBackCents'],
    ],
    { ...paid, ...told },
  ),
  line(
    'payments',
    'ATTEMPT',
    ['method', 'status', 'totals', 'createdAt', 'expiresAt', 'pix', 'boleto', 'card'],
    paid,
  ),
  line(
    'payments',
    'ATTEMPT',
    [
      ...[
        'orderId',
        'attempt',
        'request',
        'pspOrderId',
        'challengeUrl',
        'refusal',
        'capturedCents',
        'surplus',
      ],
      ...['refundedCents', 'feeCents', 'chargedBackCents', 'chargebackLost', 'openSince', 'openpk', 'opensk'],
    ],
    { ...paid, ...told },
  ),
  line(
    'payments',
    'REFUND',
    ['orderId', 'refundId', 'attempt', 'amountCents', 'status', 'askedAt', 'doneAt', 'again'],
    {
      ...paid,
      ...told,
    },
  ),
  line(
    'payments',
    'LEDGER_ENTRY',
    ['orderId', 'movement', 'at', 'account', 'side', 'cents', 'daypk', 'daysk'],
    { ...paid, ground: 'law', ...told },
  ),
  line('payments', 'OUTBOX', ['source', 'name', 'detail'], { ...paid, ...told }),
  line('payments', 'ANOMALY', ['at'], { ...paid, ...told }),

  line('promotions', 'CUSTOMER', ['uses'], {
    ...sold,
    topic: 'coupons',
    ground: 'interest',
    ...hidden,
    deletion: 'keep: names nobody',
  }),

  line('bucket documents', 'contract', ['pdf'], { ...sold, exported: 'documents', deletion: 'erase' }),
  line('access log', 'record', ['address', 'time', 'route', 'account'], {
    ...own,
    topic: 'access',
    ground: 'law',
    exported: 'not: kept by the law, for the law',
    deletion: 'keep: by law, then gone',
  }),
];
