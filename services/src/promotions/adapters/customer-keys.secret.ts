import { secretReader } from '@loja/platform/secrets.ts';
import * as z from 'zod';
import { customerKeyOf, type TaxId } from '../domain/customer-key.ts';

/** Reads the secret with the first coupon that is brought, and keeps it: a purchase without one does not wait for it. */
export const customerKeysBy = (secretArn: string) => {
  const secret = secretReader(secretArn, z.object({ value: z.string().min(32) }));
  return async (couponCode: string, customer: TaxId): Promise<string> =>
    customerKeyOf((await secret()).value, couponCode, customer);
};
