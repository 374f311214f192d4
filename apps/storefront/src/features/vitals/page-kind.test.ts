import { expect, test } from 'vitest';
import { deviceClassOf, pageKindOf } from './page-kind.ts';

test.each([
  ['/', 'home'],
  ['/cafes/', 'listing'],
  ['/cafes/perfil/frutado/', 'listing'],
  ['/cafes/serra-alta/', 'product'],
  ['/kits/', 'listing'],
  ['/kits/kit-tres-brasis/', 'product'],
  ['/equipamentos/v60/', 'product'],
  ['/carrinho/', 'cart'],
  ['/checkout/', 'checkout'],
  ['/pedido/', 'order'],
  ['/busca/', 'search'],
  ['/politicas/privacidade/', 'reading'],
  ['/preparo/v60/', 'reading'],
])('%s is a %s page', (path, kind) => {
  expect(pageKindOf(path)).toBe(kind);
});

test.each([
  [360, 'phone'],
  [768, 'tablet'],
  [1440, 'desktop'],
])('a window %i wide is a %s', (width, device) => {
  expect(deviceClassOf(width)).toBe(device);
});
