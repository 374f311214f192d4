import { relay } from '@loja/platform/outbox.ts';
import { busName } from '../adapters/index.ts';

export const handler = relay(busName());
