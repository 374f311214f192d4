import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

const partsOf = (token: string) => {
  const [header, payload, signature] = token.split('.');
  return { header: decoded(header), payload: decoded(payload), signature: signature ?? '' };
};

const signed = (header: object, payload: object, key: KeyObject): string => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
};

const sealedBySecret = (token: string, secret: string): string => {
  const { header, payload } = partsOf(token);
  const text = `${encoded({ ...header, alg: 'HS256' })}.${encoded(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

/** What people have tried on a good token: none of these was made by the pool. */
export const forgeries: Record<string, (token: string) => string> = {
  'with its signature left out': (token) => `${token.split('.').slice(0, 2).join('.')}.`,
  'that says it needs no signature': (token) => {
    const { header, payload } = partsOf(token);
    return `${encoded({ ...header, alg: 'none' })}.${encoded(payload)}.`;
  },
  'signed with a secret that we guessed': (token) => sealedBySecret(token, 'secret'),
  "signed with a key of one's own under the pool's name": (token) => {
    const { header, payload } = partsOf(token);
    return signed(header, payload, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  },
  'that names a group more': (token) => {
    const { header, payload, signature } = partsOf(token);
    return `${encoded(header)}.${encoded({ ...payload, 'cognito:groups': ['admin'] })}.${signature}`;
  },
  'that lives longer': (token) => {
    const { header, payload, signature } = partsOf(token);
    return `${encoded(header)}.${encoded({ ...payload, exp: Number(payload.exp) + 86_400 })}.${signature}`;
  },
};

interface SigningKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  kid: string;
}

/** A pool with its own key, and the other of the shop. */
export interface Pools {
  own: SigningKey;
  other: SigningKey & { poolId: string };
}

type Claims = Record<string, unknown>;

/** The same token with other claims, and the pool's own signature over them. */
export const resigned = (token: string, { privateKey, kid }: SigningKey, claims: Claims = {}): string => {
  const { header, payload } = partsOf(token);
  return signed({ ...header, kid }, { ...payload, ...claims }, privateKey);
};

const otherPool = (token: string, poolId: string): string =>
  String(partsOf(token).payload.iss).replace(/[^/]+$/, poolId);

const now = (): number => Math.floor(Date.now() / 1000);

/** What only the pool's own key could sign, and what is made of its public half. */
export const forgeriesOfPool: Record<string, (token: string, pools: Pools) => string> = {
  'signed with the public key as a secret': (token, { own }) =>
    sealedBySecret(token, own.publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  'signed with the published key as a secret': (token, { own }) =>
    sealedBySecret(token, JSON.stringify(own.publicKey.export({ format: 'jwk' }))),
  'that has run out': (token, { own }) => resigned(token, own, { iat: now() - 1000, exp: now() - 100 }),
  'of tomorrow': (token, { own }) => resigned(token, own, { nbf: now() + 86_400 }),
  'of another issuer': (token, { own }) => resigned(token, own, { iss: 'https://accounts.example.com' }),
  'that says it is of the other pool': (token, { own, other }) =>
    resigned(token, own, { iss: otherPool(token, other.poolId) }),
  'of another client': (token, { own }) => resigned(token, own, { client_id: 'quiosque' }),
  'of no client, for an audience': (token, { own }) =>
    resigned(token, own, { client_id: undefined, aud: partsOf(token).payload.client_id }),
  'for another use': (token, { own }) => resigned(token, own, { token_use: 'id' }),
  'for renewing': (token, { own }) => resigned(token, own, { token_use: 'refresh' }),
  'that the other pool signed': (token, { other }) => resigned(token, other),
  'that the other pool signed for itself': (token, { other }) =>
    resigned(token, other, { iss: otherPool(token, other.poolId) }),
};
