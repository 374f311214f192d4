import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { alarmed } from '../constructs/alarmed.ts';
import { ShopFunction } from '../constructs/shop-function.ts';
import { ShopQueue } from '../constructs/shop-queue.ts';
import type { Foundation } from '../foundation.ts';
import { dashboardOf } from '../observability/dashboard.ts';
import { latencyOfApi, ofApi, ofShop } from '../observability/metrics.ts';

interface ObservabilityStackProps extends StackProps {
  readonly foundation: Foundation;
  readonly apiId: string;
}

/** What a person looks at first, and the alarms that belong to no single function or queue. Made last. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { foundation, apiId, ...props }: ObservabilityStackProps) {
    super(scope, id, props);
    this.#watchApi(foundation, apiId);
    this.#watchMoney(foundation);
    this.#watchDoors(foundation);
    const all = scope.node.findAll();
    dashboardOf(this, {
      stage: foundation.stage.name,
      apiId,
      placeOrderArn: foundation.placeOrderArn,
      queues: all.filter((part) => part instanceof ShopQueue).map(({ name }) => name),
      functions: all.filter((part) => part instanceof ShopFunction).map(({ name }) => name),
    });
  }

  #watchApi(foundation: Foundation, apiId: string): void {
    alarmed(this, 'ApiErrors', foundation, {
      metric: ofApi(apiId, '5xx').with({ period: Duration.minutes(5) }),
      threshold: 5,
      name: 'api-errors',
      what: 'Five requests or more failed on our side in five minutes.',
      runbook: 'api-errors',
    });
    alarmed(this, 'ApiLatency', foundation, {
      metric: latencyOfApi(apiId, 'p99').with({ period: Duration.minutes(5) }),
      threshold: 2000,
      evaluationPeriods: 3,
      name: 'api-latency',
      what: 'One request in a hundred takes two seconds or longer.',
      runbook: 'api-latency',
    });
  }

  #watchMoney(foundation: Foundation): void {
    alarmed(this, 'PaymentMismatch', foundation, {
      metric: ofShop('PaymentMismatch'),
      threshold: 1,
      name: 'payment-mismatch',
      what: 'The provider holds another amount or order than the shop asked for.',
      runbook: 'payment-mismatch',
    });
    alarmed(this, 'NotificationRefused', foundation, {
      metric: ofShop('NotificationRefused').with({ period: Duration.minutes(5) }),
      threshold: 5,
      name: 'notification-refused',
      what: 'Notifications came that the payment provider did not sign, or signed long ago.',
      runbook: 'payment-mismatch',
    });
    alarmed(this, 'RefundFailed', foundation, {
      metric: ofShop('RefundFailed'),
      threshold: 1,
      name: 'refund-failed',
      what: 'Money that the shop owes back could not be returned, or more went back than came.',
      runbook: 'payment-mismatch',
    });
    alarmed(this, 'PaymentStatusUnknown', foundation, {
      metric: ofShop('PaymentStatusUnknown'),
      threshold: 1,
      name: 'payment-status-unknown',
      what: 'The provider uses a payment status that the shop does not know.',
      runbook: 'payment-mismatch',
    });
  }

  #watchDoors(foundation: Foundation): void {
    alarmed(this, 'LimitsBlind', foundation, {
      metric: ofShop('LimitsBlind'),
      threshold: 1,
      name: 'limits-blind',
      what: 'A limit could not be counted: guesses and cards are refused, what only costs us passes unlimited.',
      runbook: 'limits-blind',
    });
    alarmed(this, 'SessionsStolen', foundation, {
      metric: ofShop('SessionsStolen'),
      threshold: 1,
      name: 'sessions-stolen',
      what: 'A former secret of a session was shown, as only a copy of a cookie is; the session was ended.',
      runbook: 'sessions-stolen',
    });
  }
}
