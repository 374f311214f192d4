import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import { sweepBudgetOf } from '../domain/due.ts';
import type { ComparePorts, SweepPorts, TaskPorts } from '../ports.ts';
import type { SweepLimits } from '../use-cases/sweep-payments.ts';
import { moneyInProcess, paymentsInProcess, waitedUntil } from './money.in-process.ts';
import { ordersInProcess } from './orders.in-process.ts';
import { dynamoRuns } from './runs.dynamodb.ts';
import { stockInProcess } from './stock.in-process.ts';
import { dynamoTasks } from './tasks.dynamodb.ts';
import { loggedWatch } from './watch.ts';

const name = z.string().min(1);
const seconds = z.coerce.number().int().min(0);

/** What tasks need. */
export const taskPorts = (dynamo: Dynamo): TaskPorts => {
  const { RECONCILIATION_TABLE } = config({ RECONCILIATION_TABLE: name });
  return { tasks: dynamoTasks(dynamo, RECONCILIATION_TABLE), clock: systemClock };
};

const shopPorts = () => {
  const settings = config({
    PAYMENTS_TABLE: name,
    ORDERS_TABLE: name,
    RECONCILIATION_TABLE: name,
    PSP_BASE_URL: z.url(),
    PSP_SECRET_ARN: name,
    ORDER_WAIT_SECONDS: seconds,
  });
  const dynamo = new Dynamo();
  const access = {
    dynamo,
    table: settings.PAYMENTS_TABLE,
    pspBaseUrl: settings.PSP_BASE_URL,
    pspSecretArn: settings.PSP_SECRET_ARN,
  };
  const orders = ordersInProcess({
    dynamo,
    table: settings.ORDERS_TABLE,
    waitSeconds: settings.ORDER_WAIT_SECONDS,
    waitedUntil: (orderId) => waitedUntil(access, orderId),
    clock: systemClock,
  });
  return { settings, dynamo, access, ports: { ...taskPorts(dynamo), orders, watch: loggedWatch } };
};

/** What the sweep works with. */
export const sweepPorts = (): SweepPorts => {
  const { settings, access, ports } = shopPorts();
  return { ...ports, payments: paymentsInProcess(access, settings.ORDERS_TABLE) };
};

export const sweepLimits = (): SweepLimits => {
  const settings = config({ SWEEP_EVERY_SECONDS: seconds, SWEEP_OLDER_THAN_SECONDS: seconds });
  return {
    everySeconds: settings.SWEEP_EVERY_SECONDS,
    olderThanSeconds: settings.SWEEP_OLDER_THAN_SECONDS,
    ...sweepBudgetOf(settings.SWEEP_EVERY_SECONDS),
  };
};

/** What comparing a day works with. */
export const comparePorts = (): ComparePorts => {
  const { settings, dynamo, access, ports } = shopPorts();
  const own = config({ INVENTORY_TABLE: name, CATALOG_TABLE: name, SECOND_LOOK_SECONDS: seconds });
  return {
    ...ports,
    money: moneyInProcess(access, systemClock),
    stock: stockInProcess(dynamo, { inventory: own.INVENTORY_TABLE, catalog: own.CATALOG_TABLE }),
    runs: dynamoRuns(dynamo, settings.RECONCILIATION_TABLE),
    settleDown: () => pause(own.SECOND_LOOK_SECONDS * 1000),
  };
};
