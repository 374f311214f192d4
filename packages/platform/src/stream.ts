import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Item } from './dynamo.ts';

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

/** The stream's attribute values and the SDK's differ only in declared types. */
const plain = (image: Image): Item | undefined =>
  image && unmarshall(image as Parameters<typeof unmarshall>[0]);

/** The row after a change, as plain values; undefined when it was removed or the stream does not carry it. */
export const rowAfter = ({ dynamodb }: DynamoDBRecord): Item | undefined => plain(dynamodb?.NewImage);
/** The row before a change; undefined when there was none or the stream does not carry it. */
export const rowBefore = ({ dynamodb }: DynamoDBRecord): Item | undefined => plain(dynamodb?.OldImage);
