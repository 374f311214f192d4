import * as z from 'zod';
import type { LogFields } from './logger.ts';

const Subject = z.object({
  orderId: z.string().optional(),
  slug: z.string().optional(),
  stockItemId: z.string().optional(),
});

/** What an event is about, as a log line may name it. */
export const subjectOf = (data: unknown): Pick<LogFields, 'orderId' | 'slug' | 'stockItemId'> => {
  const found = Subject.safeParse(data);
  if (!found.success) return {};
  const { orderId, slug, stockItemId } = found.data;
  return {
    ...(orderId === undefined ? {} : { orderId }),
    ...(slug === undefined ? {} : { slug }),
    ...(stockItemId === undefined ? {} : { stockItemId }),
  };
};
