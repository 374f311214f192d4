import * as z from 'zod';
import { signedCall } from './signed-call.ts';

const Secret = z.object({ SecretString: z.string() });

/** A rotated secret is seen within this time. */
const KEEP_MS = 5 * 60_000;

/** A reader of one JSON secret, kept for five minutes. Throws when the secret is absent or of another shape. */
export const secretReader = <Schema extends z.ZodType>(
  arn: string,
  schema: Schema,
  now: () => number = Date.now,
) => {
  const call = signedCall('secretsmanager', 'secretsmanager');
  let kept: { value: z.output<Schema>; until: number } | undefined;
  return async (): Promise<z.output<Schema>> => {
    if (kept && kept.until > now()) return kept.value;
    const { SecretString } = Secret.parse(await call('GetSecretValue', { SecretId: arn }));
    const value = schema.parse(JSON.parse(SecretString));
    kept = { value, until: now() + KEEP_MS };
    return value;
  };
};
