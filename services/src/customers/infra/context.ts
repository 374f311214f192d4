import type { EventContract } from '@loja/contracts/event.ts';
import { CustomerDeleted } from '@loja/contracts/events/customers.ts';
import { CustomerSignedUp, CustomerSignUpLapsed } from '@loja/contracts/events/identity.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import type { SealedData } from '@loja/infra/constructs/permissions.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { StreamRelay } from '@loja/infra/constructs/stream-relay.ts';
import { personsOfOrders } from '@loja/services/ordering/infra';
import { Construct } from 'constructs';

const personsOfAccounts = { class: 'customers', table: 'customers' } as const satisfies SealedData;

/** What people told the shop and agreed to. */
export class CustomersTables extends Construct {
  readonly customers: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Customers');
    this.customers = new ShopTable(this, 'Table', { ...props, name: 'customers', stream: 'after' });
  }
}

export class CustomersContext extends ContextStack {
  readonly http: ShopFunction;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'customers', props);
    const { foundation } = props;
    const { atRest } = foundation;
    this.http = new ShopFunction(this, { foundation, bundle: 'customers-http-customer', memoryMb: 1024 })
      .writes('CUSTOMERS_TABLE', atRest.customers)
      .removesFrom(atRest.customers)
      .seals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfAccounts)
      .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfAccounts)
      // An export shows who bought; a deletion writes the last letter's address and forgets whose it was.
      .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
      // What was bought as a guest with the account's mailbox is claimed first.
      .writes('ORDERS_TABLE', atRest.orders)
      .checks(atRest.orders)
      .reads('PAYMENTS_TABLE', atRest.payments)
      .reads('CARTS_TABLE', atRest.carts)
      .writes('SESSIONS_TABLE', atRest.sessions)
      .removesFrom(atRest.sessions)
      .seals('SESSIONS_KEY_ARN', atRest.keys.sessions, { class: 'sessions', table: 'sessions' })
      .opens('BLIND_INDEX_SECRET_ARN', atRest.blindIndexSecret);
    const to = new ShopFunction(this, {
      foundation,
      bundle: 'customers-on-customer-signed-up',
      asynchronous: true,
    }).writes('CUSTOMERS_TABLE', atRest.customers);
    new EventConsumer(this, { foundation, event: CustomerSignedUp, to, name: 'consent-customer-signed-up' });
    this.#forgets('on-customer-deleted', CustomerDeleted, props);
    this.#forgets('on-customer-sign-up-lapsed', CustomerSignUpLapsed, props);
    new StreamRelay(this, { foundation, table: atRest.customers, context: 'customers' });
  }

  #forgets(reaction: string, event: EventContract, { foundation }: ContextProps): void {
    const { customers } = foundation.atRest;
    const bundle = `customers-${reaction}`;
    const to = new ShopFunction(this, { foundation, bundle, asynchronous: true })
      .writes('CUSTOMERS_TABLE', customers)
      .removesFrom(customers);
    new EventConsumer(this, { foundation, event, to, name: reaction.replace(/^on-/, 'profile-') });
  }
}
