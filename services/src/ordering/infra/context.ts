import type { EventContract } from '@loja/contracts/event.ts';
import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { CustomerEmailChanged, CustomerSignedIn } from '@loja/contracts/events/identity.ts';
import { OrderCancelled, OrderPlaced, OrderSettled } from '@loja/contracts/events/ordering.ts';
import {
  ChargebackClosed,
  ChargebackOpened,
  PaymentCaptured,
  PaymentRefunded,
  RefundFailed,
} from '@loja/contracts/events/payments.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import type { SealedData } from '@loja/infra/constructs/permissions.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopSchedule } from '@loja/infra/constructs/shop-schedule.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { ShopWorkflow } from '@loja/infra/constructs/shop-workflow.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import type { Foundation } from '@loja/infra/foundation.ts';
import { countingCallers } from '@loja/services/limits/infra';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { placeOrderDefinition } from '../workflows/place-order/state-machine.ts';

/** What a function needs the key of persons for. */
export const personsOfOrders = { class: 'customers', table: 'orders' } as const satisfies SealedData;

export class OrderingTables extends Construct {
  readonly orders: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Ordering');
    this.orders = new ShopTable(this, 'Table', { ...props, name: 'orders', stream: 'after' })
      .answering('byStatus', 'gsi1')
      .answering('byEmail', 'email');
  }
}

interface OrderingProps extends ContextProps {
  /** Payments' step: asks the provider for a payment and answers the workflow when it is settled. */
  readonly requestPayment: ShopFunction;
  /** Knows what members of staff are called. */
  readonly staffPool: IUserPool;
}

export class OrderingContext extends ContextStack {
  readonly http: ShopFunction;
  readonly staff: ShopFunction;
  readonly placeOrder: ShopWorkflow;

  constructor(scope: Construct, props: OrderingProps) {
    super(scope, 'ordering', props);
    const { foundation, requestPayment, staffPool } = props;
    const { atRest } = foundation;
    this.http = this.#knowsPeople(
      new ShopFunction(this, { foundation, bundle: 'ordering-http-customer', memoryMb: 1024 }),
      foundation,
    )
      .reads('CARTS_TABLE', atRest.carts)
      .removesFrom(atRest.carts)
      .reads('CATALOG_TABLE', atRest.catalog)
      .writes('PROMOTIONS_TABLE', atRest.promotions)
      .opens('CUSTOMER_KEY_SECRET_ARN', atRest.customerKeySecret)
      .writes('INVENTORY_TABLE', atRest.inventory)
      .writes('ORDERS_TABLE', atRest.orders)
      .checks(atRest.orders)
      .reads('PAYMENTS_TABLE', atRest.payments);
    const { perPerson, perAddress } = foundation.stage.openOrders;
    countingCallers(this.http, foundation)
      .setting('OPEN_ORDERS_PER_PERSON', String(perPerson))
      .setting('OPEN_ORDERS_PER_ADDRESS', String(perAddress))
      .setting('REVERSE_POSTAGE', foundation.stage.reversePostage)
      .setting('PAYMENT_METHODS', foundation.stage.paymentMethods.join(','));
    this.staff = this.#knowsPeople(
      this.#takes(new ShopFunction(this, { foundation, bundle: 'ordering-http-staff' }), foundation),
      foundation,
    )
      .reads('PAYMENTS_TABLE', atRest.payments)
      .findsPeople('STAFF_POOL_ID', staffPool)
      .setting('REVERSE_POSTAGE', foundation.stage.reversePostage);
    new StreamRelay(this, { foundation, table: atRest.orders, context: 'ordering' });

    this.#reactions(foundation);
    this.#forgets(foundation);
    this.#forgetsByTheClock(foundation);

    const steps = {
      requestPayment,
      confirmOrder: this.#takes(this.#stepFunction('confirm-order', foundation), foundation),
      expireOrder: this.#step('expire-order', foundation),
      cancelOrder: this.#step('cancel-order', foundation),
    };
    this.placeOrder = new ShopWorkflow(this, {
      foundation,
      name: 'place-order',
      steps,
      definition: placeOrderDefinition,
    });
  }

  /** What other contexts tell, and what of it becomes of orders. */
  #reactions(foundation: Foundation): void {
    const { atRest, placeOrderArn } = foundation;
    const onOrderPlaced = this.#reaction('on-order-placed', OrderPlaced, foundation);
    onOrderPlaced
      .starts('PLACE_ORDER_WORKFLOW_ARN', placeOrderArn)
      .reads('ORDERS_TABLE', atRest.orders)
      .setting('PIX_EXPIRY_SECONDS', String(foundation.stage.pixExpirySeconds));
    const onOrderCancelled = this.#reaction('on-order-cancelled', OrderCancelled, foundation);
    this.#ends(onOrderCancelled, foundation);
    this.#takes(this.#reaction('on-payment-captured', PaymentCaptured, foundation), foundation);
    const claiming = {
      'on-customer-signed-in': CustomerSignedIn,
      'on-customer-email-changed': CustomerEmailChanged,
    };
    for (const [name, event] of Object.entries(claiming))
      this.#reaction(name, event, foundation).writes('ORDERS_TABLE', atRest.orders).checks(atRest.orders);
    const moving = {
      'on-payment-refunded': PaymentRefunded,
      'on-refund-failed': RefundFailed,
      'on-chargeback-opened': ChargebackOpened,
      'on-chargeback-closed': ChargebackClosed,
    };
    for (const [name, event] of Object.entries(moving))
      this.#reaction(name, event, foundation).writes('ORDERS_TABLE', atRest.orders);
  }

  /** With the account, and of an order that was under way then, once it is settled. */
  #forgets(foundation: Foundation): void {
    const { atRest } = foundation;
    const forgetting = { 'on-customer-deleted': CustomerDeleted, 'on-order-settled': OrderSettled };
    for (const [name, event] of Object.entries(forgetting))
      this.#reaction(name, event, foundation)
        .writes('ORDERS_TABLE', atRest.orders)
        .removesFrom(atRest.orders)
        .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
        .seals('FISCAL_KEY_ARN', atRest.keys.fiscal, { class: 'fiscal', table: 'orders' });
  }

  #forgetsByTheClock(foundation: Foundation): void {
    const { atRest } = foundation;
    const to = new ShopFunction(this, { foundation, bundle: 'ordering-forget-old-orders' })
      .writes('ORDERS_TABLE', atRest.orders)
      .removesFrom(atRest.orders)
      .seals('FISCAL_KEY_ARN', atRest.keys.fiscal, { class: 'fiscal', table: 'orders' });
    new ShopSchedule(this, {
      foundation,
      name: 'forget-old-orders',
      expression: 'cron(30 3 * * ? *)',
      to,
      silentAfter: Duration.days(1),
    });
  }

  #reaction(name: string, event: EventContract, foundation: Foundation): ShopFunction {
    const to = new ShopFunction(this, { foundation, bundle: `ordering-${name}`, asynchronous: true });
    new EventConsumer(this, { foundation, event, to, name: name.replace(/^on-/, '') });
    return to;
  }

  #step(name: string, foundation: Foundation): ShopFunction {
    return this.#ends(this.#stepFunction(name, foundation), foundation);
  }

  #stepFunction(name: string, foundation: Foundation): ShopFunction {
    return new ShopFunction(this, { foundation, bundle: `ordering-${name}` });
  }

  /** What moves an order with its goods, and its coupon's use with it. */
  #takes(fn: ShopFunction, { atRest }: Foundation): ShopFunction {
    return fn
      .writes('ORDERS_TABLE', atRest.orders)
      .writes('INVENTORY_TABLE', atRest.inventory)
      .writes('PROMOTIONS_TABLE', atRest.promotions);
  }

  /** Keeps who buys, and shows it to its owner or to staff. */
  #knowsPeople(fn: ShopFunction, { atRest }: Foundation): ShopFunction {
    return fn
      .seals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
      .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
      .opens('BLIND_INDEX_SECRET_ARN', atRest.blindIndexSecret);
  }

  /** Ending an order moves it and its stock, after its payment was read again from the provider, or closed there. */
  #ends(fn: ShopFunction, foundation: Foundation): ShopFunction {
    const { atRest, stage } = foundation;
    return this.#takes(fn, foundation)
      .writes('PAYMENTS_TABLE', atRest.payments)
      .opens('PSP_SECRET_ARN', atRest.pspSecret)
      .setting('PSP_ADAPTER', stage.pspAdapter)
      .setting('PSP_BASE_URL', stage.pspBaseUrl);
  }
}
