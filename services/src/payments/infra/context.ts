import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import { Construct } from 'constructs';

export class PaymentsTables extends Construct {
  readonly payments: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Payments');
    this.payments = new ShopTable(this, 'Table', { ...props, name: 'payments', stream: 'after' });
  }
}

export class PaymentsContext extends ContextStack {
  readonly http: ShopFunction;
  readonly requestPayment: ShopFunction;
  readonly notifications: ShopQueue;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'payments', props);
    const { foundation } = props;
    const { atRest, stage, placeOrderArn } = foundation;
    this.notifications = new ShopQueue(this, 'PaymentNotifications', {
      foundation,
      name: 'payment-notifications',
    });
    this.http = new ShopFunction(this, { foundation, bundle: 'payments-http-public' })
      .sends('PAYMENT_NOTIFICATIONS_QUEUE_URL', this.notifications)
      .opens('PSP_SECRET_ARN', atRest.pspSecret);
    this.requestPayment = new ShopFunction(this, { foundation, bundle: 'payments-step-request-payment' })
      .writes('PAYMENTS_TABLE', atRest.payments)
      .reads('ORDERS_TABLE', atRest.orders)
      .opens('PSP_SECRET_ARN', atRest.pspSecret)
      .setting('PSP_BASE_URL', stage.pspBaseUrl)
      .setting('PIX_EXPIRY_SECONDS', String(stage.pixExpirySeconds))
      .answersWorkflow(placeOrderArn);
    new ShopFunction(this, { foundation, bundle: 'payments-on-payment-notification' })
      .consumes(this.notifications)
      .writes('PAYMENTS_TABLE', atRest.payments)
      .reads('ORDERS_TABLE', atRest.orders)
      .opens('PSP_SECRET_ARN', atRest.pspSecret)
      .setting('PSP_BASE_URL', stage.pspBaseUrl)
      .answersWorkflow(placeOrderArn);
    new StreamRelay(this, { foundation, table: atRest.payments, context: 'payments' });
  }
}
