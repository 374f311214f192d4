import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const Secrets = z.object({
  accessToken: z.string(),
  webhookSecret: z.string(),
  originSecret: z.string(),
  staffPassword: z.string(),
  /** Of the sample member of staff's authenticator; the pool hands it out once the account is there. */
  staffTotp: z.string().optional(),
});
export type Secrets = z.infer<typeof Secrets>;

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

export const newSecrets = (): Secrets => ({
  accessToken: `APP_USR-${random(24)}`,
  webhookSecret: random(32),
  originSecret: random(32),
  // The suffix satisfies a pool that asks for each class of character.
  staffPassword: `${random(12)}-Aa1`,
});

const fileOf = (stateDir: string): string => join(stateDir, 'secrets.json');

export const keepSecrets = (stateDir: string, secrets: Secrets): Promise<void> =>
  writeFile(fileOf(stateDir), JSON.stringify(secrets), { mode: 0o600 });

/** The secrets of this state folder: made at its first start, the same at every later one. */
export const secretsOf = async (stateDir: string): Promise<Secrets> => {
  const kept = await readFile(fileOf(stateDir), 'utf8').catch(() => undefined);
  if (kept !== undefined) return Secrets.parse(JSON.parse(kept));
  const fresh = newSecrets();
  await keepSecrets(stateDir, fresh);
  return fresh;
};
