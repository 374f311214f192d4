import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { countingCallers } from '@loja/services/limits/infra';
import { Construct } from 'constructs';

export class CartTables extends Construct {
  readonly carts: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Cart');
    this.carts = new ShopTable(this, 'Table', { ...props, name: 'carts' });
  }
}

export class CartContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'cart', props);
    const { foundation } = props;
    this.http = new ShopFunction(this, { foundation, bundle: 'cart-http-public' })
      .setting('PAYMENT_METHODS', foundation.stage.paymentMethods.join(','))
      .writes('CARTS_TABLE', foundation.atRest.carts)
      .reads('CATALOG_TABLE', foundation.atRest.catalog)
      .reads('INVENTORY_TABLE', foundation.atRest.inventory)
      .reads('PROMOTIONS_TABLE', foundation.atRest.promotions);
    countingCallers(this.http, foundation);
    const to = new ShopFunction(this, { foundation, bundle: 'cart-on-customer-deleted', asynchronous: true })
      .reads('CARTS_TABLE', foundation.atRest.carts)
      .removesFrom(foundation.atRest.carts);
    new EventConsumer(this, { foundation, event: CustomerDeleted, to, name: 'cart-customer-deleted' });
  }
}
