import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { secretReader } from './secrets.ts';

/** What may be looked up without being known. */
export type BlindKind = 'email' | 'tax-id' | 'ip' | 'card' | 'home';

/** One writing for what is the same: an address in capitals is the same mailbox, a CPF with dots the same person. */
const oneWriting: Record<BlindKind, (value: string) => string> = {
  email: (value) => value.trim().toLowerCase().normalize('NFC'),
  'tax-id': (value) => value.replace(/[^0-9A-Za-z]/g, '').toUpperCase(),
  ip: (value) => value.trim().toLowerCase(),
  card: (value) => value.trim(),
  home: (value) => value.replace(/[^0-9A-Za-z]/g, '').toUpperCase(),
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * HMAC-SHA-256 under the secret, 43 characters base64url: equal values have equal indexes, and without the secret
 * nobody can try all thousand million CPFs. Each kind has a key of its own, so that equal texts of two kinds differ.
 */
export const blindIndexOf = (secret: string, kind: BlindKind, value: string): string =>
  hmac(hmac(secret, `blind-index/${kind}`), oneWriting[kind](value)).toString('base64url');

export type BlindIndex = (kind: BlindKind, value: string) => Promise<string>;

/** Reads the secret `{value}` with the first index asked for, and keeps it five minutes. */
export const blindIndexBy = (secretArn: string): BlindIndex => {
  const secret = secretReader(secretArn, z.object({ value: z.string().min(32) }));
  return async (kind, value) => blindIndexOf((await secret()).value, kind, value);
};
