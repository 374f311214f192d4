import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Dynamo } from '@loja/platform/dynamo.ts';
import { awsClientOptions } from './ministack.ts';
import type { AwsOptions } from './publisher.ts';
import { readSettings } from './settings.ts';

/** The local AWS for the stage `local`, else the account of the environment. */
export const awsOf = (stage: string): AwsOptions =>
  stage === 'local' ? awsClientOptions(readSettings()) : { region: 'sa-east-1' };

export const dynamoOf = (stage: string): Dynamo => new Dynamo(new DynamoDBClient(awsOf(stage)));
