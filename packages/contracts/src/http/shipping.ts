import { Cep } from '@loja/kernel/cep.ts';
import { Money } from '@loja/kernel/money.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';

export const ShippingOption = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string(),
  price: Money,
  /** Business days after payment, roasting included. */
  businessDays: z.object({ min: z.int().min(0), max: z.int().min(0) }),
  /** True when a free-shipping rule made the price zero. */
  free: z.boolean(),
});
export type ShippingOption = z.infer<typeof ShippingOption>;

export const lookUpCep = defineRoute({
  method: 'GET',
  path: '/ceps/{cep}',
  summary: 'Street, district and city of a CEP, as far as known: an aid that never blocks',
  params: z.object({ cep: Cep }),
  reply: z.object({
    cep: z.string(),
    state: z.string(),
    city: z.string().optional(),
    district: z.string().optional(),
    street: z.string().optional(),
    /** Seven digits; the NF-e asks for it. */
    ibgeCityCode: z.string().optional(),
  }),
  status: 200,
  errors: ['too_many_requests'],
});

/** How goods travel back at the shop's cost (STJ REsp 1.340.604: return postage is on the supplier). */
export const ReturnPostage = z.object({
  code: z.string(),
  carrier: z.string(),
  validUntil: z.iso.datetime(),
});
export const PostageCode = z.string().regex(/^[A-Z0-9-]{5,40}$/);
