import { OrderForgotten, OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import {
  dropObjects,
  putObjects,
  useBucketKey,
  writeBucket,
} from '@loja/infra/constructs/object-permissions.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { bucketNameOf } from '@loja/infra/stacks/site.ts';
import { personsOfOrders } from '@loja/services/ordering/infra';
import type { Construct } from 'constructs';

/** Copies of contracts: made when an order is placed, handed out to whoever holds its token. */
export class DocumentsContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'documents', props);
    const { foundation } = props;
    const { atRest, stage } = foundation;
    // By name: the bucket's stack stands beside this one, and neither waits for the other.
    const bucketName = bucketNameOf(stage, 'documents');
    // Two fonts and a typesetter: with half a vCPU a copy would take a second.
    const working = (bundle: string) =>
      new ShopFunction(this, { foundation, bundle, memoryMb: 1024 })
        .reads('ORDERS_TABLE', atRest.orders)
        .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
        .setting('DOCUMENTS_BUCKET', bucketName);
    const key = atRest.keys.buckets;

    this.http = working('documents-http-customer').permit(
      ...writeBucket(bucketName),
      useBucketKey(key, this),
    );
    const placed = new ShopQueue(this, 'Contracts', { foundation, name: 'contracts' });
    // It never reads what it keeps: S3 itself refuses a second copy.
    working('documents-on-order-placed')
      .consumes(placed)
      .permit(putObjects({ bucketName, prefix: 'contracts/' }), useBucketKey(key, this, 'put'));
    new EventConsumer(this, { foundation, event: OrderPlaced, to: placed, name: 'contract-order-placed' });
    const dropping = new ShopFunction(this, {
      foundation,
      bundle: 'documents-on-order-forgotten',
      asynchronous: true,
    })
      .setting('DOCUMENTS_BUCKET', bucketName)
      .permit(...dropObjects({ bucketName, prefix: 'contracts/' }));
    new EventConsumer(this, {
      foundation,
      event: OrderForgotten,
      to: dropping,
      name: 'contract-order-forgotten',
    });
  }
}
