import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { deliverStream } from '@loja/infra/constructs/table-stream.ts';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** What is received, free, reserved and sold of every stock item. */
export class InventoryTables extends Construct {
  readonly inventory: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Inventory');
    this.inventory = new ShopTable(this, 'Table', {
      ...props,
      name: 'inventory',
      stream: 'before-and-after',
    });
  }
}

/** Watches stock move inside other contexts' transactions, and tells when the shelf may look different. */
export class InventoryContext extends ContextStack {
  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'inventory', props);
    const { foundation } = props;
    const onStockMoved = new ShopFunction(this, { foundation, bundle: 'inventory-on-stock-moved' });
    deliverStream(this, {
      foundation,
      table: foundation.atRest.inventory,
      to: onStockMoved.publishes('BUS_NAME', foundation.bus.bus),
      only: {
        eventName: FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('STOCK') } } },
      },
    });
  }
}
