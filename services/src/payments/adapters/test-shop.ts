import { newOrderId, type OrderId } from '@loja/kernel/ids.ts';
import type { Totals } from '../domain/attempt.ts';
import type { Mismatch } from '../domain/charge.ts';
import { balanceOf } from '../domain/ledger.ts';
import type { Watch } from '../ports.ts';
import { requestPayment } from '../use-cases/request-payment.ts';
import { settleOrCancel } from '../use-cases/settle-or-cancel.ts';
import { settlePayment } from '../use-cases/settle-payment.ts';
import { memoryOrders } from './orders.memory.ts';
import { MemoryProvider } from './payment-provider.memory.ts';
import { memoryPaymentStore } from './payment-store.memory.ts';
import { memoryWorkflow } from './workflow.memory.ts';

export const totals: Totals = {
  goodsCents: 89_80,
  discountCents: 4_49,
  shippingCents: 21_40,
  totalCents: 106_71,
};
export const EXPIRY_SECONDS = 1800;

/** Payments with working fakes all around, for tests of its use cases. */
export const testShop = () => {
  let now = Date.parse('2026-11-24T15:00:00.000Z');
  const clock = () => new Date(now);
  const alarms: (Mismatch | 'unknown_status')[] = [];
  const watch: Watch = {
    mismatch: (_orderId, mismatch) => alarms.push(mismatch),
    unknownStatus: () => alarms.push('unknown_status'),
  };
  const ports = {
    store: memoryPaymentStore(),
    provider: new MemoryProvider(clock),
    workflow: memoryWorkflow(),
    orders: memoryOrders(),
    watch,
    clock,
  };
  const request = requestPayment(ports, EXPIRY_SECONDS);
  return {
    ...ports,
    alarms,
    request,
    settle: (pspOrderId: string) => settlePayment(ports)({ provider: 'mercadopago', pspOrderId }),
    settleOrCancel: settleOrCancel(ports),
    pass(seconds: number) {
      now += seconds * 1000;
    },
    /** An order whose Pix waits to be paid. */
    async awaitingPix(): Promise<{ orderId: OrderId; pspOrderId: string }> {
      const orderId = newOrderId();
      ports.orders.place(orderId, totals);
      ports.workflow.wait(`token of ${orderId}`);
      await request(orderId, `token of ${orderId}`);
      const attempt = await ports.store.find(orderId);
      return { orderId, pspOrderId: attempt?.pspOrderId ?? '' };
    },
    /** Debits less credits of all that was written for the order, and how many lines that is. */
    async books(orderId: OrderId) {
      const entries = await ports.store.entries(orderId);
      return { balance: balanceOf(entries), lines: entries.length };
    },
    async statusOf(orderId: OrderId) {
      return (await ports.store.find(orderId))?.status;
    },
  };
};
