import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

const partsOf = (token: string) => {
  const [header, payload, signature] = token.split('.');
  return { header: decoded(header), payload: decoded(payload), signature: signature ?? '' };
};

/** What people have tried on a good token: none of these was made by the pool. */
export const forgeries: Record<string, (token: string) => string> = {
  'with its signature left out': (token) => `${token.split('.').slice(0, 2).join('.')}.`,
  'that says it needs no signature': (token) => {
    const { header, payload } = partsOf(token);
    return `${encoded({ ...header, alg: 'none' })}.${encoded(payload)}.`;
  },
  'signed with a secret that we guessed': (token) => {
    const { header, payload } = partsOf(token);
    const text = `${encoded({ ...header, alg: 'HS256' })}.${encoded(payload)}`;
    return `${text}.${createHmac('sha256', 'secret').update(text).digest('base64url')}`;
  },
  "signed with a key of one's own under the pool's name": (token) => {
    const { header, payload } = partsOf(token);
    const text = `${encoded(header)}.${encoded(payload)}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
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
