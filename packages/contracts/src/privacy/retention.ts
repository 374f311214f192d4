/**
 * How long a row of the data map is kept. `seconds`: from its writing, by its time to live, a log's or a bucket's rule.
 * `atMost`: the same, and less where what it serves is over sooner. `until`: what ends it instead.
 */
export type Retention =
  | { seconds: number }
  | { atMost: number }
  | { until: 'the account is deleted'; markSeconds?: number }
  | {
      until:
        | 'the order is forgotten'
        | 'the date that it bears'
        | 'its person leaves'
        | 'its coupon goes'
        | 'the books close';
    };

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

const withAccount: Retention = { until: 'the account is deleted' };
const withOrder: Retention = { until: 'the order is forgotten' };
const withBooks: Retention = { until: 'the books close' };
const outbox: Retention = { seconds: 7 * DAY };
const mark: Retention = { seconds: 90 * DAY };

/** By store and row, as the data map names them. Tests hold it against the rows and the infrastructure. */
export const retention: Readonly<Record<string, Retention>> = {
  'cognito/shopper': withAccount,
  'cognito/shopper who never confirmed': { atMost: 8 * DAY },
  'cognito/member of staff': { until: 'its person leaves' },

  'customers/PROFILE': { until: 'the account is deleted', markSeconds: 90 * DAY },
  'customers/ADDRESS': withAccount,
  'customers/CONSENT': withAccount,
  'customers/PROOF': { seconds: 5 * YEAR },
  'customers/OUTBOX': outbox,

  'sessions/SESSION': { atMost: 90 * DAY },
  'sessions/ADDRESS': { seconds: 90 * DAY },
  'sessions/GONE': mark,
  'sessions/CHANGE': { seconds: 3 * DAY },
  'sessions/NOTICE': { seconds: 3 * DAY },
  'sessions/OUTBOX': outbox,

  // The longest window is a day, and a twentieth of it on either side.
  'limits/COUNT': { atMost: 1.1 * DAY },

  'carts/CART': { atMost: 90 * DAY },
  'carts/OWN_CART': { seconds: 180 * DAY },

  'orders/ORDER': withOrder,
  'orders/OWNS': withOrder,
  'orders/OWN_ORDER': withOrder,
  'orders/GONE': mark,
  'orders/HOLDS': { seconds: 30 * DAY },
  'orders/IDEMPOTENCY': { seconds: DAY },
  'orders/FISCAL': { until: 'the date that it bears' },
  'orders/OUTBOX': outbox,

  'payments/PAYMENT': withBooks,
  'payments/ATTEMPT': withBooks,
  'payments/REFUND': withBooks,
  'payments/LEDGER_ENTRY': withBooks,
  'payments/ANOMALY': withBooks,
  'payments/OUTBOX': outbox,

  'promotions/CUSTOMER': { until: 'its coupon goes' },

  // Damages may be claimed for five years (CDC art. 27), with two days for leap years.
  'bucket documents/contract': { atMost: 5 * YEAR + 2 * DAY },
  'access log/record': { seconds: YEAR },
  'edge log/request': { seconds: 185 * DAY },
  'firewall log/request': { atMost: YEAR },
  'function log/line': { atMost: YEAR },
  'event archive/event': { seconds: 90 * DAY },
  'table stream/record': { seconds: DAY },
  'table backup/row': { seconds: 35 * DAY },
};
