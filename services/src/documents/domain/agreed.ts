import type { PaymentMethod } from '@loja/contracts/http/payments.ts';

/** An order as agreed; amounts in centavos. What became of it since is no part of it. */
export interface Agreed {
  orderId: string;
  placedAt: string;
  lines: readonly {
    sku: string;
    name: string;
    variantLabel: string;
    quantity: number;
    unitPriceCents: number;
  }[];
  goodsCents: number;
  shippingCents: number;
  /** Promotions, by name, whichever way it is paid. */
  discounts: readonly { name: string; amountCents: number }[];
  method: PaymentMethod;
  /** What it costs by each method that may pay it; the one chosen is among them. */
  prices: readonly { method: PaymentMethod; discountCents: number; totalCents: number }[];
  shipping: { name: string; businessDays: { min: number; max: number } };
  customer: { name: string; email: string; cpf?: string | undefined; cnpj?: string | undefined };
  address: {
    cep: string;
    street: string;
    number: string;
    complement?: string | undefined;
    district: string;
    city: string;
    state: string;
  };
  termsVersion: string;
}

/** Who sells (Decreto 7.962/2013 art. 2 I and II). */
export interface Seller {
  name: string;
  url: string;
  legalName: string;
  cnpj: string;
  address: { street: string; number: string; district: string; city: string; state: string; cep: string };
  contact: { email: string; phone: string; hours: string };
}
