import { memorySiteStore } from './site-store.memory.ts';
import { siteStoreSuite } from './site-store.suite.ts';

const store = memorySiteStore();
siteStoreSuite('memory', () => store);
