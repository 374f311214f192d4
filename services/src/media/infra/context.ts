import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { putObjects, takeObjects, useBucketKey } from '@loja/infra/constructs/object-permissions.ts';
import { ObjectRule } from '@loja/infra/constructs/object-rule.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { bucketNameOf } from '@loja/infra/stacks/site.ts';
import { Construct } from 'constructs';

/** What became of every photo; `byProduct` answers "which photos were handed in for this product?". */
export class MediaTables extends Construct {
  readonly media: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Media');
    this.media = new ShopTable(this, 'Table', { ...props, name: 'media' }).answering('byProduct', 'gsi1');
  }
}

/** Photos: the staff's door, and the darkroom behind the queue of what was handed in. */
export class MediaContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'media', props);
    const { foundation } = props;
    const { atRest, stage } = foundation;
    // By name: the bucket's stack stands beside this one, and neither waits for the other.
    const bucketName = bucketNameOf(stage, 'media');
    const incoming = { bucketName, prefix: 'incoming/' };
    const served = { bucketName, prefix: 'media/' };
    const bucketKey = useBucketKey(atRest.keys.buckets, this);

    // Whoever sends a form acts with the rights of the function that signed it.
    this.http = new ShopFunction(this, { foundation, bundle: 'media-http-staff' })
      .writes('MEDIA_TABLE', atRest.media)
      .reads('CATALOG_TABLE', atRest.catalog)
      .setting('MEDIA_BUCKET', bucketName)
      .permit(putObjects(incoming), useBucketKey(atRest.keys.buckets, this, 'put'));

    const handedIn = new ShopQueue(this, 'HandedIn', { foundation, name: 'photos' });
    new ObjectRule(this, { foundation, folder: incoming, to: handedIn, name: 'photo-uploaded' });
    // Two vCPUs and room for fifty million pixels; one photo at a time.
    new ShopFunction(this, { foundation, bundle: 'media-on-photo-uploaded', memoryMb: 3008 })
      .consumes(handedIn, { batchSize: 1 })
      .writes('MEDIA_TABLE', atRest.media)
      .writes('CATALOG_TABLE', atRest.catalog)
      .setting('MEDIA_BUCKET', bucketName)
      .permit(...takeObjects(incoming), putObjects(served), bucketKey);
  }
}
