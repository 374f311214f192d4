import { createHmac } from 'node:crypto';

export interface TaxId {
  cpf?: string | undefined;
  cnpj?: string | undefined;
}

/**
 * Names a customer to one coupon. A plain hash of a CPF is undone by trying all thousand million of them, hence the
 * secret; the coupon's code is hashed along, so that rows of two coupons do not tell that one person used both.
 */
export const customerKeyOf = (secret: string, couponCode: string, { cpf, cnpj }: TaxId): string =>
  createHmac('sha256', secret)
    .update(`${couponCode}:${cpf ?? cnpj}`)
    .digest('base64url');
