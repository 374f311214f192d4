import { createHash } from 'node:crypto';

/**
 * Names a customer to one coupon. The code is hashed along with CPF or CNPJ, so that rows of two coupons do not tell
 * that the same person used both.
 */
export const customerKeyOf = (
  couponCode: string,
  customer: { cpf?: string | undefined; cnpj?: string | undefined },
): string =>
  createHash('sha256')
    .update(`${couponCode}:${customer.cpf ?? customer.cnpj}`)
    .digest('base64url');
