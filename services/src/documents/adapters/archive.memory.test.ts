import { memoryArchive } from './archive.memory.ts';
import { archiveSuite } from './archive.suite.ts';

archiveSuite('the archive of the tests', memoryArchive);
