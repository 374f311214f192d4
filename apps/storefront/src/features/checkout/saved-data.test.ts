import { describe, expect, test } from 'vitest';
import { type Draft, emptyDraft } from './draft.ts';
import { chosenOf, filledFrom, newIn, type Saved, shownIn } from './saved-data.ts';

const casa = {
  addressId: 'adr_casa',
  label: 'Casa',
  cep: '01310100',
  street: 'Avenida Paulista',
  number: '1000',
  complement: 'ap. 12',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
} as const;
const trabalho = {
  ...casa,
  addressId: 'adr_trabalho',
  label: 'Trabalho',
  number: '1578',
  complement: undefined,
};
const saved = {
  profile: { email: 'ana@exemplo.com.br', name: 'Ana Conceição', phone: '11987654321', cpf: '52998224725' },
  addresses: [casa, trabalho],
} as unknown as Saved;
const draft = (part: Partial<Draft> = {}): Draft => ({ ...emptyDraft, ...part });
const filled = (part: Partial<Draft> = {}): Draft => ({ ...draft(part), ...filledFrom(draft(part), saved) });

describe('what the account fills in', () => {
  test('is the whole person and the newest address, as a shopper writes them', () => {
    expect(filledFrom(draft(), saved)).toEqual({
      email: 'ana@exemplo.com.br',
      name: 'Ana Conceição',
      phone: '(11) 98765-4321',
      taxId: '529.982.247-25',
      cep: '01310-100',
      street: 'Avenida Paulista',
      number: '1000',
      complement: 'ap. 12',
      district: 'Bela Vista',
      city: 'São Paulo',
      state: 'SP',
    });
  });

  test('takes the place of nothing that was typed', () => {
    const typed = { email: 'outra@exemplo.com.br', phone: '(35) 99999-0000', street: 'Rua das Flores' };
    expect(filled(typed)).toMatchObject({ ...typed, name: 'Ana Conceição', cep: '', number: '' });
  });

  test('puts its owner’s document under no other name', () => {
    expect(filled({ name: 'João Conceição' }).taxId).toBe('');
    expect(filled({ name: 'Ana Conceição' }).taxId).toBe('529.982.247-25');
  });

  test('goes by the address even where the cart’s page was told another CEP', () => {
    expect(filled({ cep: '37570-000' })).toMatchObject({ cep: '01310-100', street: 'Avenida Paulista' });
  });

  test('is nothing where the account was told nothing', () => {
    const bare = { profile: { email: 'ana@exemplo.com.br' }, addresses: [] } as unknown as Saved;
    expect(filledFrom(draft(), bare)).toEqual({ email: 'ana@exemplo.com.br' });
  });
});

test('the form says which saved address it shows, and that it shows none', () => {
  const own = saved.addresses;
  expect(own.map((address) => chosenOf(draft(shownIn(address)), own))).toEqual(own);
  expect(chosenOf(draft({ ...shownIn(casa as never), cep: '01310100' }), own)).toBe(own[0]);
  expect(chosenOf(draft({ ...shownIn(casa as never), number: '1001' }), own)).toBeUndefined();
  expect(chosenOf(draft(), own)).toBeUndefined();
});

describe('what there is to keep', () => {
  test('is nothing of a form as the account filled it in', () => {
    expect(newIn(filled(), saved)).toEqual({});
  });

  test('is another address, as the API takes it', () => {
    expect(newIn(filled({ ...shownIn(casa as never), number: '7', complement: ' ' }), saved)).toEqual({
      address: {
        cep: '01310100',
        street: 'Avenida Paulista',
        number: '7',
        district: 'Bela Vista',
        city: 'São Paulo',
        state: 'SP',
      },
    });
  });

  test('is the person with all that was typed, for the profile is replaced whole', () => {
    expect(newIn(filled({ phone: '+55 35 99999-0000' }), saved)).toEqual({
      profile: { name: 'Ana Conceição', phone: '35999990000', cpf: '52998224725' },
    });
    expect(newIn({ ...filled(), taxId: '12.ABC.345/01DE-35' }, saved).profile).toEqual({
      name: 'Ana Conceição',
      phone: '11987654321',
      cnpj: '12ABC34501DE35',
    });
  });
});
