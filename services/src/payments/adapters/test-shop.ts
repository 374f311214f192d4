import type { PaymentMethod, PayOrder } from '@loja/contracts/http/payments.ts';
import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { countersInMemory, limiterOn } from '#limits/offers.ts';
import type { AnomalyKind } from '../domain/anomaly.ts';
import type { Totals } from '../domain/attempt.ts';
import { balanceOf } from '../domain/ledger.ts';
import { latestAttempt } from '../domain/payment.ts';
import { payOrder } from '../use-cases/pay-order.ts';
import { requestPayment } from '../use-cases/request-payment.ts';
import { returnMoney } from '../use-cases/return-money.ts';
import { settleOpenAttempt } from '../use-cases/settle-open-attempt.ts';
import { settleOrCancel } from '../use-cases/settle-or-cancel.ts';
import { settlePayment } from '../use-cases/settle-payment.ts';
import { cardTriesBy } from './card-tries.limits.ts';
import { memoryOrders } from './orders.memory.ts';
import { MemoryProvider } from './payment-provider.memory.ts';
import { memoryPaymentStore } from './payment-store.memory.ts';
import { memoryWorkflow } from './workflow.memory.ts';

/** By Pix, with its discount. */
export const totals: Totals = {
  goodsCents: 89_80,
  discountCents: 4_49,
  shippingCents: 21_40,
  totalCents: 106_71,
};
export const fullTotals: Totals = {
  goodsCents: 89_80,
  discountCents: 0,
  shippingCents: 21_40,
  totalCents: 111_20,
};
const prices = { pix: totals, card: fullTotals, boleto: fullTotals };

export const EXPIRY_SECONDS = 1800;
const terms = {
  pixSeconds: EXPIRY_SECONDS,
  cardSeconds: EXPIRY_SECONDS,
  boletoDays: 3,
  methods: ['pix', 'card', 'boleto'] as const,
  installments: { max: 6, minimumCents: 20_00 },
};

type Ports = ReturnType<typeof portsAt>;

const noCounters: ReturnType<typeof countersInMemory> = {
  take: () => Promise.reject(new Error('no table')),
  giveBack: () => Promise.reject(new Error('no table')),
};

const portsAt = (clock: () => Date, counters: 'working' | 'broken') => {
  const alarms: AnomalyKind[] = [];
  const orders = memoryOrders();
  return {
    store: memoryPaymentStore(),
    provider: new MemoryProvider(clock),
    workflow: memoryWorkflow(),
    orders,
    collectables: orders,
    cardTries: cardTriesBy(
      limiterOn({
        counters: counters === 'working' ? countersInMemory(clock) : noCounters,
        index: async (kind, value) => `${kind}:${value}`,
        sharedFactor: 1,
        noticeBlindness: () => undefined,
      }),
    ),
    watch: { anomaly: ({ kind }: { kind: AnomalyKind }) => void alarms.push(kind) },
    clock,
    alarms,
  };
};

/** What a test looks at. */
const looking = ({ store }: Ports) => {
  const load = async (orderId: OrderId) => {
    const payment = await store.load(orderId);
    if (!payment) throw new Error('no payment yet');
    return payment;
  };
  return {
    load,
    /** Debits less credits of all that was written for the order, and how many lines that is. */
    async books(orderId: OrderId) {
      const entries = (await store.load(orderId))?.entries ?? [];
      return { balance: balanceOf(entries), lines: entries.length };
    },
    /** What the provider owes us by the books. */
    async receivable(orderId: OrderId) {
      const { entries } = await load(orderId);
      return balanceOf(entries.filter(({ account }) => account === 'receivable:psp'));
    },
    async statusOf(orderId: OrderId) {
      const payment = await store.load(orderId);
      return payment && latestAttempt(payment)?.status;
    },
    announcedOf: (orderId: OrderId) =>
      store.announced.filter(({ data }) => data.orderId === orderId).map(({ contract }) => contract.name),
  };
};

/** What browser and workflow do. */
const acting = (ports: Ports) => {
  const request = requestPayment(ports, terms);
  const pay = payOrder(ports, terms);
  let keys = 0;
  const placed = async (method: PaymentMethod): Promise<OrderId> => {
    const orderId = newOrderId();
    ports.orders.place(orderId, method, prices);
    ports.workflow.wait(`token of ${orderId}`);
    await request(orderId, `token of ${orderId}`);
    return orderId;
  };
  return {
    request,
    pay,
    /** The browser asks to pay; every call under a key of its own unless it is named. */
    payBy(
      orderId: OrderId,
      method: PaymentMethod,
      { card = 'approved_1', key = `key-${++keys}`, installments = 1, from = '203.0.113.7' } = {},
    ) {
      const expectedTotal = brl(prices[method].totalCents);
      const wish: PayOrder =
        method === 'card'
          ? { method, expectedTotal, card: { token: card, brand: 'master', installments } }
          : { method, expectedTotal };
      return pay({ orderId, token: `key of ${orderId}`, key, from, wish });
    },
    /** An order whose workflow waits for its money. */
    placed,
  };
};

/** Payments with working fakes all around, for tests of its use cases. */
export const testShop = ({ counters = 'working' }: { counters?: 'working' | 'broken' } = {}) => {
  let now = Date.parse('2026-11-24T15:00:00.000Z');
  const ports = portsAt(() => new Date(now), counters);
  const looks = looking(ports);
  const acts = acting(ports);
  return Object.assign(acts, ports, looks, {
    settle: (pspOrderId: string) => settlePayment(ports)({ pspOrderId }),
    sweep: settleOpenAttempt(ports),
    settleOrCancel: settleOrCancel(ports),
    returnMoney: returnMoney(ports),
    pass(seconds: number) {
      now += seconds * 1000;
    },
    /** An order whose Pix waits to be paid. */
    async awaitingPix(): Promise<{ orderId: OrderId; pspOrderId: string }> {
      const orderId = await acts.placed('pix');
      return { orderId, pspOrderId: latestAttempt(await looks.load(orderId))?.pspOrderId ?? '' };
    },
  });
};
