import type { Page } from 'playwright-core';
import { known } from './people.ts';
import { cartOf, urls } from './shopper.ts';
import type { Words } from './words.ts';

/** A page whose browser already holds a cart, as if its shopper had put the bags in. */
export const withCart = async (page: Page, lines: Record<string, number>): Promise<void> => {
  const cart = await cartOf(lines);
  await page.addInitScript(
    ({ id, count }) => {
      // Only in a browser that has none: a bought cart must stay gone.
      if (sessionStorage.getItem('test.cart')) return;
      sessionStorage.setItem('test.cart', 'given');
      localStorage.setItem('loja.cart', id);
      localStorage.setItem('loja.cart.count', count);
    },
    { id: cart.cartId, count: String(Object.values(lines).reduce((sum, n) => sum + n, 0)) },
  );
};

const joao = known({
  email: 'joao@example.com',
  name: 'João Conceição',
  cpf: '529.982.247-25',
  phone: '(35) 99876-1234',
  cep: '01310-100',
  street: 'Avenida Paulista',
});

/** Types a whole person into the open checkout and picks the cheapest delivery. */
export const fillIn = async (page: Page, { checkout: { fields } }: Words): Promise<void> => {
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  await box(fields.email).fill(joao.email);
  await box(fields.name).fill(joao.name);
  await box(fields.taxId).fill(joao.cpf);
  await box(fields.phone).fill(joao.phone);
  await box(fields.cep).fill(joao.cep);
  await box(fields.street).fill(joao.street);
  await box(fields.number).fill('1000');
  await box(fields.district).fill('Bela Vista');
  await box(fields.city).fill('São Paulo');
  await page.getByRole('combobox', { name: fields.state }).selectOption('SP');
  await page.getByRole('radio', { name: /Econômico|Economy/ }).check();
};

/** From a filled cart to the review step. */
export const toReview = async (page: Page, words: Words): Promise<void> => {
  await page.goto(`${urls.shop}${words.root}/checkout/`);
  await fillIn(page, words);
  await page.getByRole('button', { name: words.checkout.toReview }).click();
  await page.getByRole('heading', { name: words.checkout.reviewTitle }).waitFor();
};

/** From the review step to the Pix code; answers the order's id. */
export const toPix = async (page: Page, words: Words): Promise<string> => {
  await page.getByRole('button', { name: words.checkout.place }).click();
  await page.getByRole('button', { name: words.order.copy }).waitFor();
  return new URL(page.url()).searchParams.get('id') ?? '';
};
