import { OrderForgotten, RefundDue } from '@loja/contracts/events/ordering.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import { countingCallers } from '@loja/services/limits/infra';
import { personsOfOrders } from '@loja/services/ordering/infra';
import { Construct } from 'constructs';

export class PaymentsTables extends Construct {
  readonly payments: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Payments');
    this.payments = new ShopTable(this, 'Table', { ...props, name: 'payments', stream: 'after' })
      .answering('byOpen', 'open')
      .answering('byDay', 'day');
  }
}

export class PaymentsContext extends ContextStack {
  readonly http: ShopFunction;
  /** Beside the webhook's: it may move money, which a caller from outside must never come near. */
  readonly paying: ShopFunction;
  readonly requestPayment: ShopFunction;
  readonly notifications: ShopQueue;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'payments', props);
    const { foundation } = props;
    const { atRest } = foundation;
    this.notifications = new ShopQueue(this, 'PaymentNotifications', {
      foundation,
      name: 'payment-notifications',
    });
    this.http = new ShopFunction(this, { foundation, bundle: 'payments-http-public' })
      .sends('PAYMENT_NOTIFICATIONS_QUEUE_URL', this.notifications)
      .opens('PSP_SECRET_ARN', atRest.pspSecret);
    this.paying = countingCallers(this.#collects('http-customer', props), foundation);
    this.requestPayment = this.#collects('step-request-payment', props).answersWorkflow();
    this.#asksOrders('on-payment-notification', props).consumes(this.notifications).answersWorkflow();

    const refunds = new ShopQueue(this, 'Refunds', { foundation, name: 'refunds' });
    new EventConsumer(this, { foundation, event: RefundDue, to: refunds, name: 'refund-due' });
    this.#asksProvider('on-refund-due', props).consumes(refunds);
    this.#forgets(props);
    new StreamRelay(this, { foundation, table: atRest.payments, context: 'payments' });
  }

  #forgets({ foundation }: ContextProps): void {
    const bundle = 'payments-on-order-forgotten';
    const to = new ShopFunction(this, { foundation, bundle, asynchronous: true }).writes(
      'PAYMENTS_TABLE',
      foundation.atRest.payments,
    );
    new EventConsumer(this, { foundation, event: OrderForgotten, to, name: 'payer-order-forgotten' });
  }

  #asksProvider(entrypoint: string, { foundation }: ContextProps, memoryMb = 512): ShopFunction {
    const { atRest, stage } = foundation;
    return new ShopFunction(this, { foundation, bundle: `payments-${entrypoint}`, memoryMb })
      .writes('PAYMENTS_TABLE', atRest.payments)
      .opens('PSP_SECRET_ARN', atRest.pspSecret)
      .setting('PSP_ADAPTER', stage.pspAdapter)
      .setting('PSP_BASE_URL', stage.pspBaseUrl);
  }

  #asksOrders(entrypoint: string, props: ContextProps, memoryMb?: number): ShopFunction {
    return this.#asksProvider(entrypoint, props, memoryMb).reads(
      'ORDERS_TABLE',
      props.foundation.atRest.orders,
    );
  }

  /** A shopper or the workflow waits for it. */
  #collects(entrypoint: string, props: ContextProps): ShopFunction {
    const { atRest, stage } = props.foundation;
    return this.#asksOrders(entrypoint, props, 1024)
      .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
      .setting('PIX_EXPIRY_SECONDS', String(stage.pixExpirySeconds));
  }
}
