import * as z from 'zod';

/** What a person told of themselves. The address for letters is the account's own, which identity knows. */
export const Told = z.object({
  name: z.string().optional(),
  phone: z.string().optional(),
  cpf: z.string().optional(),
  cnpj: z.string().optional(),
});
export type Told = z.infer<typeof Told>;

/** An address that the owner keeps for the next purchase. */
export const KeptAddress = z.object({
  label: z.string().optional(),
  cep: z.string(),
  street: z.string(),
  number: z.string(),
  complement: z.string().optional(),
  district: z.string(),
  city: z.string(),
  state: z.string(),
});
export type KeptAddress = z.infer<typeof KeptAddress>;
