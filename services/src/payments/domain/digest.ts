import { createHash } from 'node:crypto';

/** SHA-256 in hex: what the store keeps of a key or a request. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
