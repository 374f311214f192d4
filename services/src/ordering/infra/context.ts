import { OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { ShopWorkflow } from '@loja/infra/constructs/shop-workflow.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import { Construct } from 'constructs';
import { placeOrderDefinition } from '../workflows/place-order/state-machine.ts';

export class OrderingTables extends Construct {
  readonly orders: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Ordering');
    this.orders = new ShopTable(this, 'Table', { ...props, name: 'orders', stream: true });
  }
}

interface OrderingProps extends ContextProps {
  /** Payments' step: asks the provider for a payment and answers the workflow when it is settled. */
  readonly requestPayment: ShopFunction;
}

export class OrderingContext extends ContextStack {
  readonly http: ShopFunction;
  readonly placeOrder: ShopWorkflow;

  constructor(scope: Construct, props: OrderingProps) {
    super(scope, 'ordering', props);
    const { foundation, requestPayment } = props;
    const { data, placeOrderArn } = foundation;
    this.http = new ShopFunction(this, { foundation, bundle: 'ordering-http-customer', memoryMb: 1024 })
      .reads('CARTS_TABLE', data.carts)
      .reads('CATALOG_TABLE', data.catalog)
      .writes('INVENTORY_TABLE', data.inventory)
      .writes('ORDERS_TABLE', data.orders)
      .reads('PAYMENTS_TABLE', data.payments)
      .answersWorkflow(placeOrderArn);
    new StreamRelay(this, { foundation, table: data.orders, context: 'ordering' });

    const onOrderPlaced = new ShopFunction(this, {
      foundation,
      bundle: 'ordering-on-order-placed',
      asynchronous: true,
    });
    onOrderPlaced.starts('PLACE_ORDER_WORKFLOW_ARN', placeOrderArn);
    new EventConsumer(this, { foundation, event: OrderPlaced, to: onOrderPlaced, name: 'order-placed' });

    const confirmOrder = this.#step('confirm-order', props);
    const expireOrder = this.#settles(this.#step('expire-order', props), props);
    const cancelOrder = this.#settles(this.#step('cancel-order', props), props);
    this.placeOrder = new ShopWorkflow(this, {
      foundation,
      name: 'place-order',
      steps: { requestPayment, confirmOrder, expireOrder, cancelOrder },
      definition: (arnOf) =>
        placeOrderDefinition({ ...arnOf, pixExpirySeconds: foundation.stage.pixExpirySeconds }),
    });
  }

  #step(name: string, { foundation }: OrderingProps): ShopFunction {
    return new ShopFunction(this, { foundation, bundle: `ordering-${name}` })
      .writes('ORDERS_TABLE', foundation.data.orders)
      .writes('INVENTORY_TABLE', foundation.data.inventory);
  }

  /** An order is let go only after its payment was read again from the provider, and cancelled there. */
  #settles(step: ShopFunction, { foundation: { data, stage } }: OrderingProps): ShopFunction {
    return step
      .writes('PAYMENTS_TABLE', data.payments)
      .opens('PSP_SECRET_ARN', data.pspSecret)
      .setting('PSP_BASE_URL', stage.pspBaseUrl);
  }
}
