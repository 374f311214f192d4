import { MemoryDataKeys } from './data-keys.memory.ts';
import { dataKeysSuite } from './data-keys.suite.ts';

const memory = new MemoryDataKeys();

dataKeysSuite({
  name: 'memory',
  keys: async () => memory,
  turnOver: async () => memory.turnOver(),
});
