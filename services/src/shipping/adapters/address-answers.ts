import * as z from 'zod';
import type { KnownAddress } from '../ports.ts';

/** A line that may stand in an address: anything else from outside is as if it were not said. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}]*$/u)
  .optional()
  .catch(undefined);
const state = z.string().regex(/^[A-Z]{2}$/);
const ibge = z
  .string()
  .regex(/^\d{7}$/)
  .optional()
  .catch(undefined);

/** ViaCEP answers 200 for an unknown CEP with `erro`, once a boolean and now the text "true". */
const ViaCep = z.object({
  erro: z.union([z.literal(false), z.literal('false')]).optional(),
  uf: state,
  localidade: line,
  bairro: line,
  logradouro: line,
  ibge,
});

/** BrasilAPI, version 2; an unknown CEP is a 404. */
const BrasilApi = z.object({
  state,
  city: line,
  neighborhood: line,
  street: line,
  ibge: z.object({ city: ibge }).optional().catch(undefined),
});

const withoutGaps = (address: { [K in keyof KnownAddress]: KnownAddress[K] | undefined }): KnownAddress =>
  Object.fromEntries(
    Object.entries(address).filter(([, value]) => value !== undefined),
  ) as unknown as KnownAddress;

const Answer = z.union([
  ViaCep.transform(({ uf, localidade, bairro, logradouro, ibge }) =>
    withoutGaps({ state: uf, city: localidade, district: bairro, street: logradouro, ibgeCityCode: ibge }),
  ),
  BrasilApi.transform(({ state, city, neighborhood, street, ibge }) =>
    withoutGaps({ state, city, district: neighborhood, street, ibgeCityCode: ibge?.city }),
  ),
]);

/** The address in an answer of either directory; throws when it is none. */
export const addressIn = (json: unknown): KnownAddress => Answer.parse(json);
