import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { awsRegion } from './config.ts';

/** A rotated secret is seen within this time. */
const KEEP_MS = 5 * 60_000;

/** A reader of one JSON secret, kept for five minutes. Throws when the secret is absent or of another shape. */
export const secretReader = <Schema extends z.ZodType>(
  arn: string,
  schema: Schema,
  now: () => number = Date.now,
) => {
  const client = new SecretsManagerClient({ region: awsRegion() });
  let kept: { value: z.output<Schema>; until: number } | undefined;
  return async (): Promise<z.output<Schema>> => {
    if (kept && kept.until > now()) return kept.value;
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const value = schema.parse(JSON.parse(z.string().parse(SecretString)));
    kept = { value, until: now() + KEEP_MS };
    return value;
  };
};
