import { OrderCancelled, OrderExpired, OrderPaid, OrderPlaced } from '@loja/contracts/events/ordering.ts';
import { PaymentRefunded } from '@loja/contracts/events/payments.ts';
import { type ContextProps, ContextStack } from '@loja/infra/constructs/context-stack.ts';
import { EventConsumer } from '@loja/infra/constructs/event-consumer.ts';
import { ShopFunction } from '@loja/infra/constructs/shop-function.ts';
import { ShopQueue } from '@loja/infra/constructs/shop-queue.ts';
import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';

const announced = {
  'email-order-placed': OrderPlaced,
  'email-order-paid': OrderPaid,
  'email-order-expired': OrderExpired,
  'email-order-cancelled': OrderCancelled,
  'email-payment-refunded': PaymentRefunded,
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
      .writes('NOTIFICATIONS_TABLE', atRest.notifications)
      .sendsEmail('EMAIL_FROM', stage.emailFrom)
      .setting('SHOP_URL', stage.shopUrl);
    new EmailIdentity(this, 'Sender', { identity: Identity.domain(domainOf(stage.emailFrom)) });
    for (const [name, event] of Object.entries(announced)) {
      new EventConsumer(this, { foundation, event, to: this.emails, name });
    }
  }
}

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);
