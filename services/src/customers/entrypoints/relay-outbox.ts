import { config } from '@loja/platform/config.ts';
import { relay } from '@loja/platform/outbox.ts';
import * as z from 'zod';

export const handler = relay(config({ BUS_NAME: z.string() }).BUS_NAME);
