import { AccountNoticeIssued } from '@loja/contracts/events/identity.ts';
import * as ordering from '@loja/contracts/events/ordering.ts';
import * as payments from '@loja/contracts/events/payments.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { personsOfOrders } from '@loja/services/ordering/infra';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

const announced = {
  'email-order-placed': ordering.OrderPlaced,
  'email-order-paid': ordering.OrderPaid,
  'email-order-expired': ordering.OrderExpired,
  'email-order-cancelled': ordering.OrderCancelled,
  'email-order-shipped': ordering.OrderShipped,
  'email-order-delivered': ordering.OrderDelivered,
  'email-lines-cancelled': ordering.OrderLinesCancelled,
  'email-return-requested': ordering.ReturnRequested,
  'email-return-postage': ordering.ReturnPostageGiven,
  'email-order-returned': ordering.OrderReturned,
  'email-boleto-issued': payments.BoletoIssued,
  'email-payment-refused': payments.PaymentRefused,
  'email-payment-refunded': payments.PaymentRefunded,
};

export class NotificationsTables extends Construct {
  readonly notifications: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Notifications');
    this.notifications = new ShopTable(this, 'Table', { ...props, name: 'notifications' });
  }
}

export class NotificationsContext extends ContextStack {
  readonly emails: ShopQueue;

  constructor(scope: Construct, props: ContextProps) {
    super(scope, 'notifications', props);
    const { foundation } = props;
    const { atRest, stage } = foundation;
    this.emails = new ShopQueue(this, 'Emails', { foundation, name: 'emails' });
    new ShopFunction(this, { foundation, bundle: 'notifications-send-email' })
      .consumes(this.emails)
      .reads('ORDERS_TABLE', atRest.orders)
      .unseals('CUSTOMERS_KEY_ARN', atRest.keys.customers, personsOfOrders)
      .reads('PAYMENTS_TABLE', atRest.payments)
      .writes('NOTIFICATIONS_TABLE', atRest.notifications)
      .sendsEmail('EMAIL_FROM', stage.emailFrom)
      .setting('SHOP_URL', stage.shopUrl);
    this.#notices(props);
    new EmailIdentity(this, 'Sender', { identity: Identity.domain(domainOf(stage.emailFrom)) });
    for (const [name, event] of Object.entries(announced)) {
      new EventConsumer(this, { foundation, event, to: this.emails, name });
    }
  }

  /** Letters to owners of accounts: a queue of their own, so that a day of many orders delays no warning. */
  #notices({ foundation }: ContextProps): void {
    const { atRest, stage } = foundation;
    const queue = new ShopQueue(this, 'Notices', { foundation, name: 'account-notices' });
    new ShopFunction(this, { foundation, bundle: 'notifications-send-notice' })
      .consumes(queue)
      .reads('SESSIONS_TABLE', atRest.sessions)
      .unseals('SESSIONS_KEY_ARN', atRest.keys.sessions, { class: 'sessions', table: 'sessions' })
      .writes('NOTIFICATIONS_TABLE', atRest.notifications)
      .sendsEmail('EMAIL_FROM', stage.emailFrom);
    new EventConsumer(this, { foundation, event: AccountNoticeIssued, to: queue, name: 'account-notice' });
  }
}

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);
