import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { ListStateMachinesCommand, paginateListExecutions, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { type Books, Charge, Entry, type Execution, type Mail, Order, Stock, Task } from './books.ts';
import type { LogLine } from './checkers/privacy.ts';
import { awsOptions, tableOf, type World } from './world.ts';

/** Every row of a table: what a proof may ask and the shop never does. */
const rowsOf = async (world: World, name: string): Promise<Record<string, unknown>[]> => {
  const client = new DynamoDBClient(awsOptions(world));
  const rows: Record<string, unknown>[] = [];
  const pages = paginateScan({ client }, { TableName: tableOf(world, name), ConsistentRead: true });
  for await (const { Items = [] } of pages) rows.push(...Items.map((item) => unmarshall(item)));
  client.destroy();
  return rows;
};

const of = <Schema extends z.ZodType>(
  rows: readonly Record<string, unknown>[],
  entity: string,
  schema: Schema,
): z.output<Schema>[] => rows.filter((row) => row.entity === entity).map((row) => schema.parse(row));

export const stockOf = async (world: World): Promise<Stock[]> =>
  of(await rowsOf(world, 'Inventory'), 'STOCK', Stock);

const chargesIn = async ({ psp }: World): Promise<Charge[]> => {
  const response = await fetch(`${psp}/_simulator/orders`);
  return z.object({ orders: z.array(Charge) }).parse(await response.json()).orders;
};

const Sent = z.object({
  messages: z.record(z.string(), z.array(z.object({ Subject: z.string(), BodyText: z.string() }))),
});

const mailsIn = async ({ aws }: World): Promise<Mail[]> => {
  const response = await fetch(`${aws}/_ministack/ses/messages`);
  const { messages } = Sent.parse(await response.json());
  return Object.values(messages)
    .flat()
    .map(({ Subject, BodyText }) => ({
      subject: Subject,
      orderId: /ord_[a-z0-9]+/.exec(BodyText)?.[0] ?? 'none',
    }));
};

const executionsIn = async (world: World): Promise<Execution[]> => {
  const client = new SFNClient(awsOptions(world));
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => name?.endsWith('place-order'));
  const found: Execution[] = [];
  const pages = paginateListExecutions({ client }, { stateMachineArn: machine?.stateMachineArn });
  for await (const { executions = [] } of pages)
    found.push(...executions.map(({ name = '', status = '' }) => ({ orderId: name, status })));
  client.destroy();
  return found;
};

/** A queue's name without shop and stage. */
export const shortNameOf = (url: string): string => (url.split('/').at(-1) ?? '').replace(/^loja-local-/, '');

/** Messages in each queue, on their way or in hand, by the queue's short name. */
export const queueDepths = async (world: World): Promise<Record<string, number>> => {
  const client = new SQSClient(awsOptions(world));
  const depths: Record<string, number> = {};
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {}))
    for (const url of QueueUrls) {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: url,
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      depths[shortNameOf(url)] = Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
    }
  client.destroy();
  return depths;
};

export const isDeadLetterQueue = (name: string): boolean => /dead-letters/.test(name);

/**
 * The books of all orders but the earlier ones; stock and dead letters are of all time. No clock decides, since clocks
 * may be wrong. Money and workflows of an order that does not exist stay in: they are what a run may have lost.
 */
export const readBooks = async (world: World, earlier: ReadonlySet<string>): Promise<Books> => {
  const [orderRows, paymentRows, taskRows, stock, charges, mails, executions, depths] = await Promise.all([
    rowsOf(world, 'Orders'),
    rowsOf(world, 'Payments'),
    rowsOf(world, 'Reconciliation'),
    stockOf(world),
    chargesIn(world),
    mailsIn(world),
    executionsIn(world),
    queueDepths(world),
  ]);
  const isMine = ({ orderId }: { orderId: string }) => !earlier.has(orderId);
  const orders = of(orderRows, 'ORDER', Order).filter(isMine);
  const mine = new Set(orders.map(({ orderId }) => orderId));
  return {
    stock,
    orders,
    entries: of(paymentRows, 'LEDGER_ENTRY', Entry).filter(isMine),
    charges: charges.filter(isMine),
    mails: mails.filter(({ orderId }) => mine.has(orderId)),
    tasks: of(taskRows, 'TASK', Task),
    executions: executions.filter(isMine),
    deadLetters: Object.fromEntries(
      Object.entries(depths).filter(([name, count]) => isDeadLetterQueue(name) && count > 0),
    ),
  };
};

/** Orders of which any book knows by now. */
export const ordersSoFar = async (world: World): Promise<Set<string>> => {
  const { orders, entries, charges, executions } = await readBooks(world, new Set());
  return new Set([...orders, ...entries, ...charges, ...executions].map(({ orderId }) => orderId));
};

/** Log lines of all functions since a moment. */
export const logLines = async (world: World, sinceMs: number): Promise<LogLine[]> => {
  const client = new CloudWatchLogsClient(awsOptions(world));
  const lines: LogLine[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client },
    { logGroupNamePrefix: '/loja/' },
  ))
    for (const { logGroupName: group = '' } of logGroups)
      for await (const { events = [] } of paginateFilterLogEvents(
        { client },
        { logGroupName: group, startTime: sinceMs },
      ))
        lines.push(...events.map(({ message = '', timestamp = 0 }) => ({ group, message, at: timestamp })));
  client.destroy();
  return lines;
};
