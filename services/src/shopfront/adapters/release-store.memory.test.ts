import { memoryReleaseStore } from './release-store.memory.ts';
import { releaseStoreSuite } from './release-store.suite.ts';

releaseStoreSuite('memory', async () => memoryReleaseStore());
