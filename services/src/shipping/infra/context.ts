import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { countingCallers } from '@loja/services/limits/infra';
import type { Construct } from 'constructs';

export class ShippingContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'shipping', props);
    const { foundation } = props;
    this.http = new ShopFunction(this, { foundation, bundle: 'shipping-http-public' }).setting(
      'CEP_LOOKUP_URLS',
      foundation.stage.cepLookupUrls,
    );
    countingCallers(this.http, foundation);
  }
}
