import { readTaxId } from '../checkout/tax-id.ts';
import { type CardField, creditBrand, type Provider } from './secure-fields.ts';

export interface Holder {
  name: string;
  document: string;
}
export type FormField = CardField | 'holder' | 'document';

export type Made =
  | { ok: true; card: { token: string; brand: string } }
  | { ok: false; wrong: FormField[] }
  | { ok: false; says: 'notCredit' | 'noToken' };

/** The provider's names of what it found wrong. */
const OURS: Readonly<Record<string, FormField>> = {
  cardNumber: 'cardNumber',
  expirationDate: 'expirationDate',
  expirationMonth: 'expirationDate',
  expirationYear: 'expirationDate',
  securityCode: 'securityCode',
  cardholderName: 'holder',
  identificationNumber: 'document',
  identificationType: 'document',
};

const fieldsIn = (errors: unknown): FormField[] => {
  if (!Array.isArray(errors)) return [];
  const found = errors.flatMap((error: { field?: unknown }) => OURS[String(error?.field)] ?? []);
  return [...new Set(found)];
};

/** What the shop itself can see wrong before the provider is asked. */
export const wrongIn = ({ name, document }: Holder): FormField[] => [
  ...(name.trim() === '' ? (['holder'] as const) : []),
  ...(readTaxId(document) === undefined ? (['document'] as const) : []),
];

const tokenOf = async (provider: Provider, { name, document }: Holder): Promise<string> => {
  const id = readTaxId(document);
  const [identificationType, identificationNumber] =
    id && 'cnpj' in id ? (['CNPJ', id.cnpj] as const) : (['CPF', id?.cpf ?? ''] as const);
  const { id: token } = await provider.fields.createCardToken({
    cardholderName: name.trim(),
    identificationType,
    identificationNumber,
  });
  return token;
};

/** Name and document go to the provider with the card, and nowhere else. */
export const makeToken = async (provider: Provider, bin: string | null, holder: Holder): Promise<Made> => {
  try {
    const brand = bin ? await creditBrand(provider, bin) : undefined;
    if (bin && !brand) return { ok: false, says: 'notCredit' };
    const token = await tokenOf(provider, holder);
    return brand ? { ok: true, card: { token, brand: brand.id } } : { ok: false, wrong: ['cardNumber'] };
  } catch (errors) {
    const wrong = fieldsIn(errors);
    return wrong.length > 0 ? { ok: false, wrong } : { ok: false, says: 'noToken' };
  }
};
