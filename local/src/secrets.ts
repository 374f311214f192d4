import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const Secrets = z.object({
  accessToken: z.string(),
  webhookSecret: z.string(),
  originSecret: z.string(),
  staffPassword: z.string(),
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

/** The secrets of this state folder: made at its first start, the same at every later one. */
export const secretsOf = async (stateDir: string): Promise<Secrets> => {
  const file = join(stateDir, 'secrets.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return Secrets.parse(JSON.parse(kept));
  const fresh = newSecrets();
  await writeFile(file, JSON.stringify(fresh), { mode: 0o600 });
  return fresh;
};
