import { lifeSuite } from '../adapters/life.suite.ts';
import { MemoryStore, shelfOf } from '../adapters/store.memory.ts';

lifeSuite('memory', () => shelfOf(new MemoryStore()), { runs: 500, maxCommands: 60 });
