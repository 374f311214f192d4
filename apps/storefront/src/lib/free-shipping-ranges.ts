import { stateOfCep } from '@loja/kernel/cep.ts';
import type { FreeShipping, FreeShippingRange } from '../features/freight/free-shipping.ts';
import { shop } from './shop.ts';

const ruleAt = (prefix: number): number => {
  const state = stateOfCep(`${String(prefix).padStart(5, '0')}000`);
  return shop.freeShipping.findIndex(({ states }) => state !== undefined && states.some((s) => s === state));
};

/** Correios' ranges all begin on a hundred. */
const STEP = 100;

const build = (): FreeShippingRange[] => {
  const runs: { first: number; last: number; rule: number }[] = [];
  for (let first = 0; first < 100_000; first += STEP) {
    const rule = ruleAt(first);
    const open = runs.at(-1);
    if (open && open.rule === rule && open.last === first - 1) open.last = first + STEP - 1;
    else if (rule >= 0) runs.push({ first, last: first + STEP - 1, rule });
  }
  return runs.map(({ first, last, rule }) => [first, last, rule]);
};

/** Computed when the page is built, so that the browser needs neither the state table nor its schema library. */
export const freeShipping: FreeShipping = { rules: shop.freeShipping, ranges: build() };
