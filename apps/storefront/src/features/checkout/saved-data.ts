import type { addAddress, changeAccount, Profile, ShownAddress } from '@loja/contracts/http/account.ts';
import type { BodySentOf } from '@loja/contracts/route.ts';
import { cepDigits, maskCep } from '../freight/cep.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { phoneDigits } from './form-table.ts';
import { shownPhone, shownTaxId } from './shown.ts';
import { readTaxId } from './tax-id.ts';

/** What the account keeps for the next purchase. */
export type Saved = { profile: Profile; addresses: readonly ShownAddress[] };

const ADDRESS = ['cep', 'street', 'number', 'complement', 'district', 'city', 'state'] as const;
type AddressPart = Pick<Draft, (typeof ADDRESS)[number]>;

const addressOf = (draft: Draft): AddressPart =>
  Object.fromEntries(ADDRESS.map((field) => [field, draft[field].trim()])) as AddressPart;

/** A saved address as the form shows it. */
export const shownIn = (address: ShownAddress): AddressPart => ({
  ...addressOf({ ...emptyDraft, ...address, complement: address.complement ?? '' }),
  cep: maskCep(address.cep),
});

/** The saved address that the form shows, if it shows one. */
export const chosenOf = (draft: Draft, addresses: Saved['addresses']): ShownAddress | undefined => {
  const typed = addressOf(draft);
  return addresses.find((address) => {
    const saved = shownIn(address);
    return ADDRESS.every((field) =>
      field === 'cep' ? cepDigits(saved.cep) === cepDigits(typed.cep) : saved[field] === typed[field],
    );
  });
};

/**
 * What the account fills in: empty boxes only. The document goes with the name: who buys in another's name types the
 * other's. An address comes whole or not at all.
 */
export const filledFrom = (draft: Draft, { profile, addresses }: Saved): Partial<Draft> => {
  const own = {
    email: profile.email,
    name: profile.name ?? '',
    phone: shownPhone(profile.phone),
    ...(draft.name === '' || draft.name === profile.name ? { taxId: shownTaxId(profile) } : {}),
  };
  const wanted = Object.entries(own).filter(
    ([field, value]) => value && draft[field as keyof typeof own] === '',
  );
  const { cep: _, ...rest } = addressOf(draft);
  const [first] = addresses;
  const isBlank = Object.values(rest).every((value) => value === '');
  return { ...Object.fromEntries(wanted), ...(first && isBlank ? shownIn(first) : {}) };
};

type Keeping = {
  profile?: BodySentOf<typeof changeAccount>;
  address?: BodySentOf<typeof addAddress>;
};

/** What of a valid form the account does not know yet. */
export const newIn = (draft: Draft, { profile, addresses }: Saved): Keeping => {
  const told = { name: draft.name.trim(), phone: phoneDigits(draft.phone), ...readTaxId(draft.taxId) };
  const before = { cpf: undefined, cnpj: undefined, ...profile };
  const after = { cpf: undefined, cnpj: undefined, ...told };
  const fields = ['name', 'phone', 'cpf', 'cnpj'] as const;
  const isKnown = fields.every((field) => before[field] === after[field]);
  const { complement, cep, ...rest } = addressOf(draft);
  const address = { ...rest, cep: cepDigits(cep), ...(complement ? { complement } : {}) };
  return {
    ...(isKnown ? {} : { profile: told }),
    ...(chosenOf(draft, addresses) ? {} : { address }),
  };
};
