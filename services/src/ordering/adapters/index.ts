import { systemClock } from '@loja/kernel/clock.ts';
import { newAccessToken, newOrderId } from '@loja/kernel/ids.ts';
import { blindIndexBy } from '@loja/platform/blind-index.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { sealerByKms } from '@loja/platform/sealed.ts';
import * as z from 'zod';
import { type Limiter, limiterBy, networkOf } from '#limits/offers.ts';
import { paymentEndings, paymentOf, secondsToPay } from '#payments/offers.ts';
import { customerKeysBy } from '#promotions/offers.ts';
import type { OrderingPorts, PaymentEnding, Workflow } from '../ports.ts';
import type { StaffPorts } from '../use-cases/serve-staff.ts';
import type { Expiry } from '../use-cases/start-waiting.ts';
import { checkoutInDynamo } from './checkout.dynamodb.ts';
import { offersInProcess } from './offers.in-process.ts';
import { orderListsInDynamo, ordersInDynamo } from './orders.dynamodb.ts';
import { ownOrdersInDynamo } from './own-orders.dynamodb.ts';
import { peopleSealed } from './people.sealed.ts';
import { reversePostageOf, reversePostages } from './reverse-postage.ts';
import { staffNamesInCognito } from './staff-names.cognito.ts';
import { workflowInStepFunctions } from './workflow.step-functions.ts';

const name = z.string().min(1);

const ofPeople = { CUSTOMERS_KEY_ARN: name, BLIND_INDEX_SECRET_ARN: name };

const peopleBy = (settings: { [Name in keyof typeof ofPeople]: string }) => {
  const sealer = sealerByKms('customers', settings.CUSTOMERS_KEY_ARN);
  return { sealer, people: peopleSealed(sealer, blindIndexBy(settings.BLIND_INDEX_SECRET_ARN)) };
};

type Ending = Awaited<ReturnType<ReturnType<typeof paymentEndings>['settleOrCancel']>>;
/** Payments' word in ordering's: a bare name has nothing more to say. */
const endingOf = (ending: Ending): PaymentEnding => (typeof ending === 'string' ? { kind: ending } : ending);

/** What a shopper's requests need; `calls` counts requests to the store. */
export const customerPorts = (): {
  ports: Omit<OrderingPorts, 'endings' | 'lists' | 'staffNames'>;
  calls: () => number;
  limiter: Limiter;
} => {
  const settings = config({
    CARTS_TABLE: name,
    CATALOG_TABLE: name,
    INVENTORY_TABLE: name,
    ORDERS_TABLE: name,
    PAYMENTS_TABLE: name,
    PROMOTIONS_TABLE: name,
    CUSTOMER_KEY_SECRET_ARN: name,
    REVERSE_POSTAGE: z.enum(reversePostages),
    OPEN_ORDERS_PER_PERSON: z.coerce.number().int().min(0),
    OPEN_ORDERS_PER_ADDRESS: z.coerce.number().int().min(0),
    ...ofPeople,
  });
  const dynamo = new Dynamo();
  const { sealer, people } = peopleBy(settings);
  const index = blindIndexBy(settings.BLIND_INDEX_SECRET_ARN);
  const tables = {
    orders: settings.ORDERS_TABLE,
    inventory: settings.INVENTORY_TABLE,
    carts: settings.CARTS_TABLE,
    catalog: settings.CATALOG_TABLE,
    promotions: settings.PROMOTIONS_TABLE,
  };
  return {
    calls: () => dynamo.calls,
    limiter: limiterBy(dynamo),
    ports: {
      checkout: checkoutInDynamo(dynamo, tables, sealer, systemClock),
      orders: ordersInDynamo(dynamo, tables),
      ownOrders: ownOrdersInDynamo(dynamo, tables.orders),
      people,
      holds: {
        limits: { perPerson: settings.OPEN_ORDERS_PER_PERSON, perAddress: settings.OPEN_ORDERS_PER_ADDRESS },
        addressIndex: (address) => index('ip', networkOf(address)),
      },
      postage: reversePostageOf(settings.REVERSE_POSTAGE),
      payments: { factsOf: (orderId) => paymentOf(dynamo, settings.PAYMENTS_TABLE, orderId) },
      offers: { ...offersInProcess, customerKeyOf: customerKeysBy(settings.CUSTOMER_KEY_SECRET_ARN) },
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
    PROMOTIONS_TABLE: name,
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
    orders: ordersInDynamo(dynamo, {
      orders: settings.ORDERS_TABLE,
      inventory: settings.INVENTORY_TABLE,
      promotions: settings.PROMOTIONS_TABLE,
    }),
    endings: { settle: async (orderId, closing) => endingOf(await endings.settleOrCancel(orderId, closing)) },
    clock: systemClock,
  };
};

/** What taking an order's money needs, when its payment says so by itself. */
export const confirmingPorts = (): Pick<OrderingPorts, 'orders' | 'clock'> => {
  const settings = config({ INVENTORY_TABLE: name, ORDERS_TABLE: name, PROMOTIONS_TABLE: name });
  return {
    orders: ordersInDynamo(new Dynamo(), {
      orders: settings.ORDERS_TABLE,
      inventory: settings.INVENTORY_TABLE,
      promotions: settings.PROMOTIONS_TABLE,
    }),
    clock: systemClock,
  };
};

/** What claiming the orders of a mailbox needs. */
export const claimingPorts = (): Pick<OrderingPorts, 'ownOrders'> => ({
  ownOrders: ownOrdersInDynamo(new Dynamo(), config({ ORDERS_TABLE: name }).ORDERS_TABLE),
});

/** What noting refunds and chargebacks needs: no stock moves with them. */
export const notingPorts = (): Pick<OrderingPorts, 'orders' | 'clock'> => ({
  orders: ordersInDynamo(new Dynamo(), { orders: config({ ORDERS_TABLE: name }).ORDERS_TABLE }),
  clock: systemClock,
});

/** What staff's requests need; `calls` counts requests to the store. */
export const staffPorts = (): { ports: StaffPorts; calls: () => number } => {
  const settings = config({
    INVENTORY_TABLE: name,
    ORDERS_TABLE: name,
    PAYMENTS_TABLE: name,
    PROMOTIONS_TABLE: name,
    STAFF_POOL_ID: name,
    REVERSE_POSTAGE: z.enum(reversePostages),
    ...ofPeople,
  });
  const dynamo = new Dynamo();
  const { people } = peopleBy(settings);
  const orders = settings.ORDERS_TABLE;
  return {
    calls: () => dynamo.calls,
    ports: {
      orders: ordersInDynamo(
        dynamo,
        { orders, inventory: settings.INVENTORY_TABLE, promotions: settings.PROMOTIONS_TABLE },
        people,
      ),
      people,
      lists: orderListsInDynamo(dynamo, orders),
      payments: { factsOf: (orderId) => paymentOf(dynamo, settings.PAYMENTS_TABLE, orderId) },
      staffNames: staffNamesInCognito(settings.STAFF_POOL_ID),
      postage: reversePostageOf(settings.REVERSE_POSTAGE),
      clock: systemClock,
      newOrderId,
    },
  };
};

/** What beginning to wait for an order's money needs. */
export const startingPorts = (): Pick<OrderingPorts, 'orders' | 'clock'> & {
  workflow: Workflow;
  expiryOf: Expiry;
} => {
  const settings = config({
    ORDERS_TABLE: name,
    PLACE_ORDER_WORKFLOW_ARN: name,
    PIX_EXPIRY_SECONDS: z.coerce.number().int().positive(),
  });
  return {
    orders: ordersInDynamo(new Dynamo(), { orders: settings.ORDERS_TABLE }),
    workflow: workflowInStepFunctions(settings.PLACE_ORDER_WORKFLOW_ARN),
    clock: systemClock,
    expiryOf: (method) => secondsToPay(method, settings.PIX_EXPIRY_SECONDS),
  };
};

export const busName = (): string => config({ BUS_NAME: name }).BUS_NAME;
