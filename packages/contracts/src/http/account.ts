import { Phone } from '@loja/kernel/phone.ts';
import { Cnpj, Cpf } from '@loja/kernel/tax-id.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Address, line } from './ordering.ts';

const own = { status: 200 } as const;

/** What a person tells the shop of themselves; each may stay untold until a purchase needs it. */
const told = {
  name: line(120).optional(),
  phone: Phone.optional(),
  cpf: Cpf.optional(),
  cnpj: Cnpj.optional(),
};
const Profile = z.object({ email: z.email(), ...told });
export type Profile = z.infer<typeof Profile>;

export const getAccount = defineRoute({
  ...own,
  method: 'GET',
  path: '/account',
  summary: 'What the account’s owner told the shop',
  reply: Profile,
  errors: [],
});

export const changeAccount = defineRoute({
  ...own,
  method: 'PUT',
  path: '/account',
  summary: 'Replace what the owner told; what is left out is forgotten',
  body: z.strictObject(told).refine(({ cpf, cnpj }) => cpf === undefined || cnpj === undefined, {
    path: ['cpf'],
    message: 'at most one of cpf and cnpj',
  }),
  reply: Profile,
  errors: ['busy'],
});

export const AddressId = z.string().regex(/^adr_[0-9a-hjkmnp-tv-z]{26}$/);
/** A household has few; more would be a store of other people's addresses. */
export const ADDRESSES_CAP = 10;
const KeptAddress = Address.extend({ label: line(40).optional() });
const ShownAddress = KeptAddress.extend({ addressId: AddressId });
export type ShownAddress = z.infer<typeof ShownAddress>;

export const listAddresses = defineRoute({
  ...own,
  method: 'GET',
  path: '/account/addresses',
  summary: 'Addresses that the owner keeps, the newest first',
  reply: z.object({ addresses: z.array(ShownAddress).max(ADDRESSES_CAP) }),
  errors: [],
});

export const addAddress = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/addresses',
  summary: 'Keep an address',
  body: KeptAddress,
  reply: ShownAddress,
  status: 201,
  errors: ['too_many_addresses', 'busy'],
});

const ofAddress = { params: z.object({ addressId: AddressId }) } as const;

export const changeAddress = defineRoute({
  ...own,
  ...ofAddress,
  method: 'PUT',
  path: '/account/addresses/{addressId}',
  summary: 'Replace an address',
  body: KeptAddress,
  reply: ShownAddress,
  errors: ['address_not_found'],
});

export const removeAddress = defineRoute({
  ...own,
  ...ofAddress,
  method: 'DELETE',
  path: '/account/addresses/{addressId}',
  summary: 'Forget an address; one that is not there is a success',
  reply: z.object({ removed: z.literal(true) }),
  errors: [],
});
