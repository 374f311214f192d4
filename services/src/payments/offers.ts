import { systemClock } from '@loja/kernel/clock.ts';
import type { OrderId } from '@loja/kernel/ids.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import { mercadoPago } from './adapters/mercado-pago.ts';
import { dynamoPaymentStore } from './adapters/payment-store.dynamodb.ts';
import { pspSecret } from './adapters/psp-secret.ts';
import { loggedWatch } from './adapters/watch.ts';
import type { Attempt } from './domain/attempt.ts';
import type { ProviderPorts } from './ports.ts';
import { refundLate } from './use-cases/refund-late.ts';
import * as settling from './use-cases/settle-or-cancel.ts';
import { type PaymentView, viewPayment } from './use-cases/view-payment.ts';

export type Payment = PaymentView;
export type PaymentStatus = Attempt['status'];

/** The order's payment as its page shows it, undefined until it was asked for: one read. */
export const paymentOf = (dynamo: Dynamo, table: string, orderId: OrderId): Promise<Payment | undefined> =>
  viewPayment(dynamoPaymentStore(dynamo, table))(orderId);

export interface ProviderAccess {
  dynamo: Dynamo;
  /** PAYMENTS_TABLE. */
  table: string;
  /** PSP_BASE_URL. */
  pspBaseUrl: string;
  /** PSP_SECRET_ARN. */
  pspSecretArn: string;
}

export interface PaymentEndings {
  /**
   * The last word before an order's goods are let go: reads the provider again, records money that is there,
   * closes what is open. Throws when the provider cannot say.
   */
  settleOrCancel(orderId: OrderId, closing: settling.Closing): Promise<settling.Ending>;
  /** Returns all captured money that no order answers for; repeating it is harmless. */
  refundLate(orderId: OrderId): Promise<void>;
}

/** The endings of a payment, for whoever ends the order. */
export const paymentEndings = (access: ProviderAccess): PaymentEndings => {
  const secret = pspSecret(access.pspSecretArn);
  const ports: ProviderPorts = {
    store: dynamoPaymentStore(access.dynamo, access.table),
    provider: mercadoPago({
      baseUrl: access.pspBaseUrl,
      accessToken: async () => (await secret()).accessToken,
    }),
    watch: loggedWatch,
    clock: systemClock,
  };
  return { settleOrCancel: settling.settleOrCancel(ports), refundLate: refundLate(ports) };
};
