import { systemClock } from '@loja/kernel/clock.ts';
import { announceStream } from '@loja/platform/bus.ts';
import { config } from '@loja/platform/config.ts';
import * as z from 'zod';
import { stockAnnouncement } from '../adapters/stock-moves.stream.ts';

export const handler = announceStream(
  config({ BUS_NAME: z.string() }).BUS_NAME,
  stockAnnouncement(systemClock),
);
