import * as z from 'zod';

/** A Brazilian phone in 10 or 11 digits with its area code (Anatel: DDD 11–99 without zeros); +55 and mask accepted. */
export const Phone = z
  .string()
  .max(24)
  .transform((text) => text.replace(/\D/g, '').replace(/^55(?=\d{10,11}$)/, ''))
  .pipe(z.string().regex(/^[1-9][1-9](?:9\d{8}|[2-5]\d{7})$/));
