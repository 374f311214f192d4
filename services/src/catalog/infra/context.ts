import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import { Construct } from 'constructs';

/** Products and their variants; `byListing` answers "which products of a kind, in the shop's order?". */
export class CatalogTables extends Construct {
  readonly catalog: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Catalog');
    this.catalog = new ShopTable(this, 'Table', { ...props, name: 'catalog', stream: 'after' }).answering(
      'byListing',
      'gsi1',
    );
  }
}

/** Staff's door to the shelf, and its announcements. */
export class CatalogContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'catalog', props);
    const { foundation } = props;
    const { catalog } = foundation.atRest;
    this.http = new ShopFunction(this, { foundation, bundle: 'catalog-http-staff' })
      .writes('CATALOG_TABLE', catalog)
      .removesFrom(catalog);
    new StreamRelay(this, { foundation, table: catalog, context: 'catalog' });
  }
}
