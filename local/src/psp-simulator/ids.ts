import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const id = (prefix: string): string =>
  prefix + Array.from(randomBytes(26), (byte) => CROCKFORD[byte % 32]).join('');

/** Of the Central Bank: E (payment) or D (refund), ISPB, UTC minute, 11 characters; 32 in all. */
export function endToEndId(kind: 'E' | 'D', at: number): string {
  const minute = new Date(at).toISOString().replace(/\D/g, '').slice(0, 12);
  return `${kind}00000000${minute}${id('').slice(0, 11)}`;
}

export const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');
