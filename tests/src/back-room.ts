import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { inject } from 'vitest';
import * as z from 'zod';
import { urls } from './shopper.ts';

export const outputs = inject('outputs');
export const awsOptions = {
  endpoint: urls.aws,
  region: 'sa-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};
const dynamo = new DynamoDBClient(awsOptions);

/** The name of a deployed table, e.g. `Orders`. */
export const table = (name: string): string => {
  const found = outputs[`${name}TableName`];
  if (!found) throw new Error(`no output ${name}TableName`);
  return found;
};

const Stock = z.looseObject({
  received: z.number(),
  free: z.number(),
  reserved: z.number(),
  sold: z.number(),
});

/** One stock row as it is in the table. */
export const stockOf = async (stockItemId: string) => {
  const { Item } = await dynamo.send(
    new GetItemCommand({
      TableName: table('Inventory'),
      Key: { pk: { S: `STOCK#${stockItemId}` }, sk: { S: 'STOCK' } },
      ConsistentRead: true,
    }),
  );
  return Stock.parse(Item && unmarshall(Item));
};

/** Everything that payments holds of an order: attempts and ledger entries. */
export const paymentsOf = async (orderId: string) => {
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: table('Payments'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: `ORDER#${orderId}` } },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => unmarshall(item));
};

/** Takes one line of an order's capture out of the ledger, as nothing of the shop ever does. */
export const loseLedgerLine = async (orderId: string): Promise<void> => {
  const line = (await paymentsOf(orderId)).find(({ movement }) => movement === 'capture-001');
  if (!line) throw new Error('nothing was captured');
  await dynamo.send(
    new DeleteItemCommand({ TableName: table('Payments'), Key: { pk: { S: line.pk }, sk: { S: line.sk } } }),
  );
};

/** Has the order promise money two days ago that payments has never heard of, as when the announcement was lost. */
export const loseRefundDue = async (
  orderId: string,
  refundId: string,
  amountCents: number,
): Promise<void> => {
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await dynamo.send(
    new UpdateItemCommand({
      TableName: table('Orders'),
      Key: { pk: { S: `ORDER#${orderId}` }, sk: { S: 'ORDER' } },
      UpdateExpression: 'SET refunds = :refunds',
      ExpressionAttributeValues: {
        ':refunds': { L: [{ M: marshall({ refundId, amountCents, reason: 'goodwill', at }) }] },
      },
    }),
  );
};

/** Says that so many more were received than are there. */
export const miscount = async (stockItemId: string, by: number): Promise<void> => {
  await dynamo.send(
    new UpdateItemCommand({
      TableName: table('Inventory'),
      Key: { pk: { S: `STOCK#${stockItemId}` }, sk: { S: 'STOCK' } },
      UpdateExpression: 'ADD received :by',
      ExpressionAttributeValues: { ':by': { N: String(by) } },
    }),
  );
};

const Outbox = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        To: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string().nullish(),
      }),
    ),
  ),
});

const allMails = async () => {
  const response = await fetch(`${urls.aws}/_ministack/ses/messages`);
  return Object.values(Outbox.parse(await response.json()).messages).flat();
};

/** E-mails that SES has sent and that name the order, oldest first. */
export const mailsAbout = async (orderId: string) =>
  (await allMails()).filter(({ BodyText }) => BodyText.includes(orderId));

/** E-mails that SES, or the pool through it, has sent to an address, oldest first. */
export const emailsTo = async (email: string) =>
  (await allMails())
    .filter(({ To }) => To.includes(email))
    .map(({ Subject: subject, BodyText: text, BodyHtml: html }) => ({ subject, text, html: html ?? '' }));

/** Leaves so much of a stock item on the shelf, as if the rest had never come; answers what puts it back. */
export const leaveFree = async (stockItemId: string, free: number): Promise<() => Promise<void>> => {
  const taken = (await stockOf(stockItemId)).free - free;
  const shift = (by: number) =>
    dynamo.send(
      new UpdateItemCommand({
        TableName: table('Inventory'),
        Key: { pk: { S: `STOCK#${stockItemId}` }, sk: { S: 'STOCK' } },
        UpdateExpression: 'ADD #free :by, received :by',
        ExpressionAttributeNames: { '#free': 'free' },
        ExpressionAttributeValues: { ':by': { N: String(by) } },
      }),
    );
  await shift(-taken);
  return async () => void (await shift(taken));
};
