import type { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import type { Foundation } from '@loja/infra/foundation.ts';
import { Construct } from 'constructs';

/** How often whom has done what lately; nothing in it outlives its window. */
export class LimitsTables extends Construct {
  readonly limits: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Limits');
    this.limits = new ShopTable(this, 'Table', { ...props, name: 'limits' });
  }
}

/** Lets a function count its callers, whom it names by blind indexes. */
export const countingCallers = (fn: ShopFunction, { atRest, stage }: Foundation): ShopFunction =>
  fn
    .writes('LIMITS_TABLE', atRest.limits)
    .opens('BLIND_INDEX_SECRET_ARN', atRest.blindIndexSecret)
    .setting('SHARED_LIMIT_FACTOR', String(stage.sharedLimitFactor));
