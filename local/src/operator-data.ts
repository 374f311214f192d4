import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { awsClientOptions } from './ministack.ts';
import type { Secrets } from './secrets.ts';
import type { StoreSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

/** Puts in Secrets Manager what an operator types in after a first deploy to AWS. */
export const putPspSecret = async (
  settings: StoreSettings,
  secretArn: string,
  secrets: Secrets,
): Promise<void> => {
  const client = new SecretsManagerClient(awsClientOptions(settings));
  const { accessToken, webhookSecret } = secrets;
  const value = JSON.stringify({ accessToken, webhookSecret });
  await client.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: value }));
  client.destroy();
};

/** The secret that the edge shows and the API asks for, as the deploy generated it. */
export const readOriginSecret = async (settings: StoreSettings, secretArn: string): Promise<string> => {
  const client = new SecretsManagerClient(awsClientOptions(settings));
  const { SecretString: secret } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  client.destroy();
  if (secret === undefined) throw new StartupError(`The origin secret ${secretArn} has no value.`);
  return z.object({ value: z.string() }).parse(JSON.parse(secret)).value;
};
