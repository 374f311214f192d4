import { systemClock } from '@loja/kernel/clock.ts';
import { config } from '@loja/platform/config.ts';
import type { Dynamo } from '@loja/platform/dynamo.ts';
import * as z from 'zod';
import type { TaskPorts } from '../ports.ts';
import { dynamoTasks } from './tasks.dynamodb.ts';

const name = z.string().min(1);

/** What tasks need. */
export const taskPorts = (dynamo: Dynamo): TaskPorts => {
  const { RECONCILIATION_TABLE } = config({ RECONCILIATION_TABLE: name });
  return { tasks: dynamoTasks(dynamo, RECONCILIATION_TABLE), clock: systemClock };
};
