import { memoryBuckets } from './buckets.memory.ts';
import { bucketsSuite } from './buckets.suite.ts';

bucketsSuite('memory', async () => {
  const { incoming, served, ...ports } = memoryBuckets();
  return {
    ...ports,
    handIn: async (photoId, file) => void incoming.set(photoId, file),
    served: async () => [...served.keys()],
  };
});
