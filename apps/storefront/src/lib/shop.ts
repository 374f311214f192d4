import { shop as configured } from '../../../../shop.config.ts';

export const shop = configured;

/** "Rua X, 214, Bairro, Cidade – UF, CEP 00000-000": shown on every page (Decreto 7.962/2013 art. 2 II). */
export const addressLine = (): string => {
  const { street, number, district, city, state, cep } = shop.address;
  return `${street}, ${number}, ${district}, ${city} – ${state}, CEP ${cep}`;
};
