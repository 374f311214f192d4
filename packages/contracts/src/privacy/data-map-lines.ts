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
/** Names an account or a person by a code, and goes by its own date, which no deletion moves (`retention.ts`). */
const passing = { ...hidden, deletion: 'keep: until its date' } as const;
const event: Rest = {
  ...own,
  ...told,
  topic: 'traces',
  ground: 'interest',
  deletion: 'keep: until its date',
};

export const lines: readonly MapLine[] = [
  line('cognito', 'shopper', ['sub', 'email', 'locale'], own),
  line('cognito', 'shopper', ['password', 'authenticator'], { ...own, ...hidden }),
  line('cognito', 'shopper who never confirmed', ['email', 'password'], { ...own, ...told }),
  line('cognito', 'member of staff', ['sub', 'email', 'password', 'authenticator', 'group'], {
    ...own,
    ...told,
    topic: 'staff',
    deletion: 'keep: until its date',
  }),

  line('customers', 'PROFILE', ['told'], { ...own, lies: 'sealed' }),
  line('customers', 'PROFILE', ['addresses', 'changedAt'], { ...own, ...told }),
  line('customers', 'PROFILE', ['emailIndex'], { ...own, ...hidden }),
  line('customers', 'PROFILE', ['goneAt'], { ...own, ...passing }),
  line('customers', 'ADDRESS', ['address'], { ...own, lies: 'sealed', exported: 'addresses' }),
  line('customers', 'ADDRESS', ['addedAt'], { ...own, ...told }),
  line('customers', 'CONSENT', ['kind', 'given', 'version', 'at', 'where'], agreed),
  line('customers', 'CONSENT', ['session'], { ...agreed, ...hidden, deletion: 'erase' }),
  line('customers', 'PROOF', ['kind', 'given', 'version', 'at', 'where'], { ...agreed, exported: nothing }),
  line('customers', 'OUTBOX', ['source', 'name', 'detail'], event),

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
  line('sessions', 'GONE', ['pk'], { ...open, ...passing }),
  line('sessions', 'CHANGE', ['owner', 'kept', 'from'], { ...open, ...passing }),
  line('sessions', 'CHANGE', ['noticeId', 'kind', 'begunAt'], { ...open, ...passing, lies: 'plain' }),
  line('sessions', 'NOTICE', ['to'], {
    ...own,
    topic: 'letters',
    lies: 'sealed',
    goesTo: ['aws', 'ses'],
    exported: nothing,
    deletion: 'keep: until its date',
  }),
  line('sessions', 'NOTICE', ['locale', 'at'], { ...own, ...passing, topic: 'letters', lies: 'plain' }),
  line('sessions', 'OUTBOX', ['source', 'name', 'detail'], event),

  // Whom a row counts stands in its key: a blind index of an address, e-mail, tax id, card or home, or an id.
  line('limits', 'COUNT', ['pk', 'slice', 'total', 'taken'], {
    ...own,
    ...passing,
    topic: 'limits',
    ground: 'interest',
  }),

  line('carts', 'CART', ['lines', 'coupon'], { ...own, topic: 'cart', exported: 'cart' }),
  // A cart that was joined to the owner's own is empty, and names them until its date.
  line('carts', 'CART', ['cartId', 'owner', 'joinedTo', 'revision'], { ...own, ...passing, topic: 'cart' }),
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
  line('orders', 'ORDER', ['sealedToken'], {
    ...sold,
    lies: 'sealed',
    goesTo: ['aws', 'ses'],
    exported: nothing,
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
  line('orders', 'GONE', ['pk'], { ...sold, ...passing }),
  line('orders', 'HOLDS', ['open'], { ...sold, ...hidden, ground: 'defence', deletion: 'erase' }),
  line('orders', 'IDEMPOTENCY', ['requestHash', 'orderId'], { ...sold, ...passing }),
  line('orders', 'IDEMPOTENCY', ['accessToken'], { ...sold, ...passing, lies: 'sealed' }),
  line('orders', 'FISCAL', ['record', 'until'], {
    ...sold,
    topic: 'fiscal',
    ground: 'law',
    lies: 'sealed',
    goesTo: ['aws', 'treasury'],
    exported: 'not: kept by the law, for the law',
    deletion: 'keep: fiscal',
  }),
  line('orders', 'OUTBOX', ['source', 'name', 'detail'], event),

  line('payments', 'PAYMENT', ['orderId', 'method', 'capturedAttempt'], paid),
  line(
    'payments',
    'PAYMENT',
    [
      ...['revision', 'latestAttempt', 'forgotten', 'anomalies', 'capturedCents', 'refundedCents'],
      ...['chargedBackCents'],
    ],
    { ...paid, ...told },
  ),
  line('payments', 'PAYMENT', ['taskToken'], { ...paid, ...told, deletion: 'erase' }),
  line(
    'payments',
    'ATTEMPT',
    [
      ...['attempt', 'method', 'status', 'totals', 'createdAt', 'expiresAt', 'refusal'],
      ...['capturedCents', 'refundedCents', 'chargedBackCents'],
    ],
    paid,
  ),
  line('payments', 'ATTEMPT', ['pix', 'boleto', 'card'], { ...paid, deletion: 'erase' }),
  line('payments', 'ATTEMPT', ['request', 'challengeUrl'], { ...paid, ...hidden, deletion: 'erase' }),
  line(
    'payments',
    'ATTEMPT',
    [
      ...['orderId', 'pspOrderId', 'surplus', 'feeCents', 'chargebackLost'],
      ...['openSince', 'openpk', 'opensk', 'challengedAt', 'closedAt'],
    ],
    { ...paid, ...told },
  ),
  line(
    'payments',
    'REFUND',
    ['orderId', 'refundId', 'attempt', 'amountCents', 'status', 'askedAt', 'doneAt', 'again'],
    paid,
  ),
  line(
    'payments',
    'LEDGER_ENTRY',
    ['orderId', 'movement', 'at', 'account', 'side', 'cents', 'daypk', 'daysk'],
    { ...paid, ground: 'law', ...told },
  ),
  line('payments', 'OUTBOX', ['source', 'name', 'detail'], event),
  line('payments', 'ANOMALY', ['at'], { ...paid, ...told }),

  line('promotions', 'CUSTOMER', ['uses'], {
    ...sold,
    topic: 'coupons',
    ground: 'interest',
    ...hidden,
    deletion: 'keep: names nobody',
  }),

  line('bucket documents', 'contract', ['pdf'], { ...sold, exported: 'documents', deletion: 'erase' }),
  line('edge log', 'request', ['address', 'time', 'path', 'agent'], {
    ...event,
    topic: 'access',
    ground: 'law',
    exported: 'not: kept by the law, for the law',
  }),
  line('firewall log', 'request', ['address', 'time', 'path', 'agent'], event),
  line('function log', 'line', ['customerId', 'orderId', 'cartId'], event),
  line('event archive', 'event', ['detail'], event),
  line('table stream', 'record', ['before', 'after'], event),
  line('table backup', 'row', ['every field'], event),
  line('access log', 'record', ['address', 'time', 'route', 'account'], {
    ...own,
    topic: 'access',
    ground: 'law',
    exported: 'not: kept by the law, for the law',
    deletion: 'keep: by law, then gone',
  }),
];
