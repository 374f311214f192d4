import { OrderFellShort } from '@loja/contracts/events/ordering.ts';
import { ChargebackClosed, ChargebackOpened, PaymentAnomalyFound } from '@loja/contracts/events/payments.ts';
import { alarmed } from '@loja/infra/constructs/alarmed.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopSchedule } from '@loja/infra/constructs/shop-schedule.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import type { Foundation } from '@loja/infra/foundation.ts';
import { ofShop } from '@loja/infra/observability/metrics.ts';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

const troubles = {
  'task-payment-anomaly': PaymentAnomalyFound,
  'task-chargeback-opened': ChargebackOpened,
  'task-chargeback-closed': ChargebackClosed,
  'task-order-fell-short': OrderFellShort,
};

export class ReconciliationTables extends Construct {
  readonly reconciliation: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Reconciliation');
    this.reconciliation = new ShopTable(this, 'Table', { ...props, name: 'reconciliation' }).answering(
      'byStatus',
      'gsi1',
    );
  }
}

export class ReconciliationContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'reconciliation', props);
    const { foundation } = props;
    const { reconciliation } = foundation.atRest;
    this.http = new ShopFunction(this, { foundation, bundle: 'reconciliation-http-staff' }).writes(
      'RECONCILIATION_TABLE',
      reconciliation,
    );
    this.#hearsTroubles(foundation);
    this.#sweeps(foundation);
    this.#comparesDays(foundation);
  }

  #hearsTroubles(foundation: Foundation): void {
    const queue = new ShopQueue(this, 'StaffTasks', { foundation, name: 'staff-tasks' });
    new ShopFunction(this, { foundation, bundle: 'reconciliation-on-payment-trouble' })
      .consumes(queue)
      .writes('RECONCILIATION_TABLE', foundation.atRest.reconciliation);
    for (const [name, event] of Object.entries(troubles))
      new EventConsumer(this, { foundation, event, to: queue, name });
  }

  #sweeps(foundation: Foundation): void {
    const { stage, atRest } = foundation;
    const sweep = this.#worker('sweep-payments', foundation, Duration.minutes(4))
      .writes('PAYMENTS_TABLE', atRest.payments)
      .setting('SWEEP_EVERY_SECONDS', String(stage.sweepEverySeconds))
      .setting('SWEEP_OLDER_THAN_SECONDS', String(stage.sweepOlderThanSeconds))
      .answersWorkflow();
    // The scheduler counts in minutes; what a laptop wants sooner is asked for by its runner.
    const minutes = Math.max(1, Math.floor(stage.sweepEverySeconds / 60));
    new ShopSchedule(this, {
      foundation,
      name: 'sweep-payments',
      expression: minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)`,
      to: sweep,
      silentAfter: Duration.minutes(30),
    });
    alarmed(this, 'SweepBrokeOff', foundation, {
      metric: ofShop('SweepBrokeOff').with({ period: Duration.minutes(15) }),
      threshold: 2,
      name: 'provider-down',
      what: 'The payment provider has not answered two sweeps in fifteen minutes.',
      runbook: 'provider-down',
    });
  }

  #comparesDays(foundation: Foundation): void {
    const { stage, atRest } = foundation;
    const compare = this.#worker('compare-day', foundation, Duration.minutes(15))
      .reads('PAYMENTS_TABLE', atRest.payments)
      .reads('INVENTORY_TABLE', atRest.inventory)
      .reads('CATALOG_TABLE', atRest.catalog)
      .setting('SECOND_LOOK_SECONDS', String(stage.secondLookSeconds));
    new ShopSchedule(this, {
      foundation,
      name: 'compare-day',
      expression: 'cron(0 3 * * ? *)',
      to: compare,
      silentAfter: Duration.days(1),
    });
    alarmed(this, 'Differences', foundation, {
      metric: ofShop('ReconciliationDifferences'),
      threshold: 1,
      name: 'reconciliation-differences',
      what: 'The books of provider, payments, orders and stock do not agree.',
      runbook: 'reconciliation-differences',
    });
  }

  /** Work by the clock that reads the shop and asks the provider. */
  #worker(name: string, foundation: Foundation, timeout: Duration): ShopFunction {
    const { stage, atRest } = foundation;
    const bundle = `reconciliation-${name}`;
    return new ShopFunction(this, { foundation, bundle, timeout, asynchronous: true, memoryMb: 1024 })
      .writes('RECONCILIATION_TABLE', atRest.reconciliation)
      .reads('ORDERS_TABLE', atRest.orders)
      .opens('PSP_SECRET_ARN', atRest.pspSecret)
      .setting('PSP_ADAPTER', stage.pspAdapter)
      .setting('PSP_BASE_URL', stage.pspBaseUrl)
      .setting('ORDER_WAIT_SECONDS', String(stage.pixExpirySeconds));
  }
}
