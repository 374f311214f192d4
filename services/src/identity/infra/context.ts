import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { AccountChangeBegun } from '@loja/contracts/events/identity.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopSchedule } from '@loja/infra/constructs/shop-schedule.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import type { IdentityStack } from '@loja/infra/stacks/identity.ts';
import { countingCallers } from '@loja/services/limits/infra';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Who is signed in where, shoppers and staff; its outbox tells of sign-ins. */
export class IdentityTables extends Construct {
  readonly sessions: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Identity');
    this.sessions = new ShopTable(this, 'Table', { ...props, name: 'sessions', stream: 'after' });
  }
}

interface IdentityProps extends ContextProps {
  readonly pools: IdentityStack;
}

/** The doors of accounts; the pools themselves are a stack of their own, which outlives every function. */
export class IdentityContext extends ContextStack {
  readonly http: ShopFunction;
  readonly staff: ShopFunction;

  constructor(scope: Construct, props: IdentityProps) {
    // `loja-<stage>-identity` is the pools' stack.
    super(scope, 'accounts', props);
    const { foundation, pools } = props;
    const { atRest } = foundation;
    this.http = this.#door('identity-http-customer', props)
      .checks(atRest.sessions)
      .writes('CARTS_TABLE', atRest.carts)
      .opens('CLIENT_SECRET_ARN', pools.shopperClientSecret)
      .setting('CLIENT_ID', pools.shopperClient.userPoolClientId);
    this.staff = this.#door('identity-http-staff', props)
      .opens('CLIENT_SECRET_ARN', pools.staffClientSecret)
      .setting('CLIENT_ID', pools.staffClient.userPoolClientId);
    this.#forgets(props);
    this.#sweeps(props);
    this.#finishes(props);
    new StreamRelay(this, { foundation, table: atRest.sessions, context: 'identity' });
  }

  /** Every night: accounts that nobody confirmed. */
  #sweeps({ foundation, pools }: IdentityProps): void {
    const to = new ShopFunction(this, { foundation, bundle: 'identity-remove-unconfirmed' })
      .writes('SESSIONS_TABLE', foundation.atRest.sessions)
      .sweepsPeople('SHOPPER_POOL_ID', pools.shoppers);
    new ShopSchedule(this, {
      foundation,
      name: 'remove-unconfirmed',
      expression: 'cron(45 3 * * ? *)',
      to,
      silentAfter: Duration.days(1),
    });
  }

  /** Looks after each change a while later: most are settled by then, and one that was cut off is finished. */
  #finishes({ foundation, pools }: IdentityProps): void {
    const { atRest } = foundation;
    const delay = Duration.minutes(1);
    const queue = new ShopQueue(this, 'Changes', { foundation, name: 'account-changes', delay });
    new ShopFunction(this, { foundation, bundle: 'identity-finish-change' })
      .consumes(queue)
      .writes('SESSIONS_TABLE', atRest.sessions)
      .removesFrom(atRest.sessions)
      .opens('BLIND_INDEX_SECRET_ARN', atRest.blindIndexSecret)
      .seesPeople('SHOPPER_POOL_ID', pools.shoppers);
    new EventConsumer(this, { foundation, event: AccountChangeBegun, to: queue, name: 'account-change' });
  }

  /** What both doors do with sessions; whose, their client of the pool decides. */
  #door(bundle: string, { foundation }: IdentityProps): ShopFunction {
    const { atRest } = foundation;
    const sealed = { class: 'sessions', table: 'sessions' } as const;
    const door = new ShopFunction(this, { foundation, bundle, memoryMb: 1024, recordsAccess: true })
      .writes('SESSIONS_TABLE', atRest.sessions)
      .removesFrom(atRest.sessions)
      .seals('SESSIONS_KEY_ARN', atRest.keys.sessions, sealed)
      .unseals('SESSIONS_KEY_ARN', atRest.keys.sessions, sealed);
    return countingCallers(door, foundation);
  }

  #forgets({ foundation, pools }: IdentityProps): void {
    const { atRest } = foundation;
    const bundle = 'identity-on-customer-deleted';
    const to = new ShopFunction(this, { foundation, bundle, asynchronous: true })
      .writes('SESSIONS_TABLE', atRest.sessions)
      .removesFrom(atRest.sessions)
      .opens('BLIND_INDEX_SECRET_ARN', atRest.blindIndexSecret)
      .removesPeople('SHOPPER_POOL_ID', pools.shoppers);
    new EventConsumer(this, { foundation, event: CustomerDeleted, to, name: 'identity-customer-deleted' });
  }
}
