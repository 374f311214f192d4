import { CartContext } from '@loja/services/cart/infra';
import { CatalogContext } from '@loja/services/catalog/infra';
import { CustomersContext } from '@loja/services/customers/infra';
import { DocumentsContext } from '@loja/services/documents/infra';
import { IdentityContext } from '@loja/services/identity/infra';
import { InventoryContext } from '@loja/services/inventory/infra';
import { MediaContext } from '@loja/services/media/infra';
import { NotificationsContext } from '@loja/services/notifications/infra';
import { OrderingContext } from '@loja/services/ordering/infra';
import { PaymentsContext } from '@loja/services/payments/infra';
import { PromotionsContext } from '@loja/services/promotions/infra';
import { ReconciliationContext } from '@loja/services/reconciliation/infra';
import { ShippingContext } from '@loja/services/shipping/infra';
import { PublishingContext, ShopfrontContext } from '@loja/services/shopfront/infra';
import { type App, type StackProps, Tags } from 'aws-cdk-lib/core';
import { workflowArn } from './constructs/shop-workflow.ts';
import type { Foundation } from './foundation.ts';
import { deployAccount } from './settings.ts';
import { ApiStack } from './stacks/api.ts';
import { AtRestStack } from './stacks/at-rest.ts';
import { BusStack } from './stacks/bus.ts';
import { EdgeStack } from './stacks/edge.ts';
import { IdentityStack } from './stacks/identity.ts';
import { NetworkCacheStack } from './stacks/network-cache.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { SiteStack } from './stacks/site.ts';
import { regions, type StageConfig } from './stages.ts';

/** Every stack of one stage, in the order in which each needs those before it. */
export function openShop(app: App, stage: StageConfig): void {
  const name = (part: string) => `loja-${stage.name}-${part}`;
  const home = envOf(regions.shop);
  const foundation = layFoundation(app, stage, home);
  const { atRest } = foundation;
  const own = { ...home, foundation };

  const identity = new IdentityStack(app, name('identity'), own);
  new SiteStack(app, name('site'), { ...home, stage, atRest });
  const payments = new PaymentsContext(app, own);
  const ordering = new OrderingContext(app, {
    ...own,
    requestPayment: payments.requestPayment,
    staffPool: identity.staff,
  });
  // The pools write as the sender whom it declares.
  identity.addStackDependency(new NotificationsContext(app, own));
  const shopfront = new ShopfrontContext(app, own);
  new InventoryContext(app, own);
  const accounts = new IdentityContext(app, { ...own, pools: identity });
  const serves = {
    catalog: new CatalogContext(app, own).http,
    media: new MediaContext(app, own).http,
    shopfront: shopfront.http,
    telemetry: shopfront.telemetry,
    cart: new CartContext(app, own).http,
    promotions: new PromotionsContext(app, own).http,
    shipping: new ShippingContext(app, own).http,
    documents: new DocumentsContext(app, own).http,
    ordering: ordering.http,
    staffOrders: ordering.staff,
    payments: payments.http,
    reconciliation: new ReconciliationContext(app, own).http,
    paying: payments.paying,
    customers: new CustomersContext(app, own).http,
    identity: accounts.http,
    staffIdentity: accounts.staff,
  };
  const api = new ApiStack(app, name('api'), { ...own, serves, identity });
  // A weak reference orders nothing: on a standing shop the pool's new outputs must be there first.
  api.addStackDependency(identity);
  const { distribution } = new EdgeStack(app, name('edge'), { ...envOf(stage.edgeRegion), stage, api });
  new PublishingContext(app, { ...own, distribution });
  new ObservabilityStack(app, name('observability'), { ...own, apiId: api.api.ref });
  Tags.of(app).add('shop', 'loja');
  Tags.of(app).add('stage', stage.name);
}

function layFoundation(app: App, stage: StageConfig, home: StackProps): Foundation {
  const name = (part: string) => `loja-${stage.name}-${part}`;
  const atRest = new AtRestStack(app, name('at-rest'), { ...home, stage });
  const bus = new BusStack(app, name('bus'), { ...home, stage, atRest });
  const network = stage.managedCache
    ? new NetworkCacheStack(app, name('network-cache'), { ...home, stage, atRest })
    : undefined;
  return { stage, atRest, bus, network, placeOrderArn: workflowArn(bus, stage.name, 'place-order') };
}

const envOf = (region: string): StackProps => ({ env: { region, account: deployAccount } });
