import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';

/** Reads what the edge shows, and what it showed before while the secret is turned over. */
export const originSecretReader = (arn: string) =>
  secretReader(arn, z.object({ value: z.string().min(32), previous: z.string().min(32).optional() }));
