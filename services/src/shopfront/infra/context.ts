import { ProductChanged, ProductWithdrawn } from '@loja/contracts/events/catalog.ts';
import { StockBandChanged } from '@loja/contracts/events/inventory.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { keepBucket, useBucketKey, writeBucket } from '@loja/infra/constructs/object-permissions.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { bucketNameOf } from '@loja/infra/stacks/site.ts';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { Duration } from 'aws-cdk-lib/core';
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

interface PublishingProps extends ContextProps {
  readonly distribution: IDistribution;
}

const announced = {
  'publish-product-changed': ProductChanged,
  'publish-product-withdrawn': ProductWithdrawn,
  'publish-stock-band-changed': StockBandChanged,
};

/** A whole site with its pictures comes in turns, but a first rendering on a cold start may take its time. */
const turn = Duration.seconds(60);

/**
 * Who makes the public pages. A stack of its own, because it needs the distribution, which needs the API, which needs
 * the rest of this context.
 */
export class PublishingContext extends ContextStack {
  constructor(scope: Construct, { distribution, ...props }: PublishingProps) {
    super(scope, 'publishing', props);
    const { foundation } = props;
    const { atRest, stage } = foundation;
    const [site, releases] = [bucketNameOf(stage, 'site'), bucketNameOf(stage, 'releases')];
    const queue = new ShopQueue(this, 'Publishing', {
      foundation,
      name: 'publishing',
      group: 'site',
      consumerTimeout: turn,
    });
    // One whole vCPU: rendering has one thread.
    new ShopFunction(this, { foundation, bundle: 'shopfront-publish-pages', memoryMb: 1769, timeout: turn })
      .consumes(queue)
      .reads('CATALOG_TABLE', atRest.catalog)
      .reads('INVENTORY_TABLE', atRest.inventory)
      .invalidates('DISTRIBUTION_ID', distribution)
      .sends('PUBLISHING_QUEUE_URL', queue)
      .givesUpTo('PUBLISHING_DEAD_LETTERS_URL', queue)
      .setting('CARD_FIELDS_SCRIPT', stage.cardFields.script)
      .setting('CARD_FIELDS_PUBLIC_KEY', stage.cardFields.publicKey)
      .setting('SITE_BUCKET', site)
      .setting('RELEASES_BUCKET', releases)
      .permit(...keepBucket(site), ...writeBucket(releases), useBucketKey(atRest.keys.buckets, this));
    for (const [name, event] of Object.entries(announced)) {
      new EventConsumer(this, { foundation, event, to: queue, name });
    }
  }
}
