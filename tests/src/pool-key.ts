import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** The key with which a pool of the local AWS signs access tokens. On AWS nobody has it; here a file holds it. */
export interface PoolKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  kid: string;
}

/** The local AWS names a key by the SHA-256 of its public half. */
const kidOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

/** Real signatures for tokens that the pool would never give out. Throws where the local AWS keeps no such key. */
export const poolKeyOf = async (poolId: string): Promise<PoolKey> => {
  const file = join(inject('stateDir'), 'aws', 'cognito-pool-keys', `${poolId}-access.pem`);
  const privateKey = createPrivateKey(await readFile(file));
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, kid: kidOf(publicKey) };
};
