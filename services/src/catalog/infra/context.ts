import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { Construct } from 'constructs';

/** Products and their variants; `byListing` answers "which products of a kind, in the shop's order?". */
export class CatalogTables extends Construct {
  readonly catalog: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Catalog');
    this.catalog = new ShopTable(this, 'Table', { ...props, name: 'catalog' }).answering('byListing', 'gsi1');
  }
}
