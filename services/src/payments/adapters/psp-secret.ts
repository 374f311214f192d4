import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';

/** The provider's two secrets: ours to call it, its own to sign what it sends. */
export const pspSecret = (arn: string) =>
  secretReader(arn, z.object({ accessToken: z.string().min(1), webhookSecret: z.string().min(1) }));
