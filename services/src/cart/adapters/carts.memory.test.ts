import type { Clock } from '@loja/kernel/clock.ts';
import { cartsInMemory } from './carts.memory.ts';
import { cartsSuite } from './carts.suite.ts';
import { ownCartsSuite } from './own-carts.suite.ts';

let clock: Clock = () => new Date();
const carts = cartsInMemory(() => clock());

cartsSuite('memory', (its) => {
  clock = its;
  return carts;
});
ownCartsSuite('memory', cartsInMemory);
