import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { Construct } from 'constructs';

/** What is received, free, reserved and sold of every stock item. */
export class InventoryTables extends Construct {
  readonly inventory: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Inventory');
    this.inventory = new ShopTable(this, 'Table', { ...props, name: 'inventory' });
  }
}
