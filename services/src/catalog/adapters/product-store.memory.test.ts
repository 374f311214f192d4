import { productStoreInMemory } from './product-store.memory.ts';
import { productStoreSuite } from './product-store.suite.ts';

const store = productStoreInMemory();
productStoreSuite('memory', () => store);
