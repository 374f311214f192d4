import { systemClock } from '@loja/kernel/clock.ts';
import { newAccessToken, newOrderId } from '@loja/kernel/ids.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { paymentEndings, paymentOf } from '#payments/offers.ts';
import type { OrderingPorts, Workflow } from '../ports.ts';
import { checkoutInDynamo } from './checkout.dynamodb.ts';
import { offersInProcess } from './offers.in-process.ts';
import { noStockWrites, ordersInDynamo, stockWritesTo } from './orders.dynamodb.ts';
import { workflowInStepFunctions } from './workflow.step-functions.ts';

const name = z.string().min(1);

/** What a shopper's requests need; `calls` counts requests to the store. */
export const customerPorts = (): {
  ports: Omit<OrderingPorts, 'endings'>;
  calls: () => number;
} => {
  const settings = config({
    CARTS_TABLE: name,
    CATALOG_TABLE: name,
    INVENTORY_TABLE: name,
    ORDERS_TABLE: name,
    PAYMENTS_TABLE: name,
    PROMOTIONS_TABLE: name,
  });
  const dynamo = new Dynamo();
  const tables = {
    orders: settings.ORDERS_TABLE,
    inventory: settings.INVENTORY_TABLE,
    carts: settings.CARTS_TABLE,
    catalog: settings.CATALOG_TABLE,
    promotions: settings.PROMOTIONS_TABLE,
  };
  return {
    calls: () => dynamo.calls,
    ports: {
      checkout: checkoutInDynamo(dynamo, tables, systemClock),
      orders: ordersInDynamo(dynamo, tables.orders, stockWritesTo(tables.inventory)),
      payments: { factsOf: (orderId) => paymentOf(dynamo, settings.PAYMENTS_TABLE, orderId) },
      offers: offersInProcess,
      clock: systemClock,
      newOrderId,
      newAccessToken,
    },
  };
};

/** What ending an order needs: it asks the payment provider. */
export const endingPorts = (): Pick<OrderingPorts, 'orders' | 'endings' | 'clock'> => {
  const settings = config({
    INVENTORY_TABLE: name,
    ORDERS_TABLE: name,
    PAYMENTS_TABLE: name,
    PSP_BASE_URL: z.url(),
    PSP_SECRET_ARN: name,
  });
  const dynamo = new Dynamo();
  const endings = paymentEndings({
    dynamo,
    table: settings.PAYMENTS_TABLE,
    pspBaseUrl: settings.PSP_BASE_URL,
    pspSecretArn: settings.PSP_SECRET_ARN,
  });
  return {
    orders: ordersInDynamo(dynamo, settings.ORDERS_TABLE, stockWritesTo(settings.INVENTORY_TABLE)),
    endings: { settle: endings.settleOrCancel, refundLate: endings.refundLate },
    clock: systemClock,
  };
};

/** What recording a refund needs: no stock moves with it. */
export const refundPorts = (): Pick<OrderingPorts, 'orders' | 'clock'> => ({
  orders: ordersInDynamo(new Dynamo(), config({ ORDERS_TABLE: name }).ORDERS_TABLE, noStockWrites),
  clock: systemClock,
});

export const workflow = (): Workflow =>
  workflowInStepFunctions(config({ PLACE_ORDER_WORKFLOW_ARN: name }).PLACE_ORDER_WORKFLOW_ARN);

export const busName = (): string => config({ BUS_NAME: name }).BUS_NAME;
