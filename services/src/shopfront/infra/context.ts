import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import type { Construct } from 'constructs';

/** The read side that shoppers meet first: the cache in front of the catalogue, the tables behind it. */
export class ShopfrontContext extends ContextStack {
  readonly http: ShopFunction;
  readonly telemetry: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'shopfront', props);
    const { foundation } = props;
    this.http = new ShopFunction(this, { foundation, bundle: 'shopfront-http-public', besideCache: true })
      .reads('CATALOG_TABLE', foundation.atRest.catalog)
      .reads('INVENTORY_TABLE', foundation.atRest.inventory)
      .setting('CACHE_URL', foundation.network?.cacheUrl ?? foundation.stage.cacheUrl);
    this.telemetry = new ShopFunction(this, {
      foundation,
      bundle: 'shopfront-http-telemetry',
      memoryMb: 256,
    });
  }
}
