import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { Construct } from 'constructs';

/** Coupons, who used them, and the automatic promotions; `byListing` answers "which coupons are there?". */
export class PromotionsTables extends Construct {
  readonly promotions: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Promotions');
    this.promotions = new ShopTable(this, 'Table', { ...props, name: 'promotions' }).answering(
      'byListing',
      'gsi1',
    );
  }
}

/** Staff's door to coupons; orders and carts meet them through `offers.ts`. */
export class PromotionsContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'promotions', props);
    const { foundation } = props;
    this.http = new ShopFunction(this, { foundation, bundle: 'promotions-http-staff' }).writes(
      'PROMOTIONS_TABLE',
      foundation.atRest.promotions,
    );
  }
}
