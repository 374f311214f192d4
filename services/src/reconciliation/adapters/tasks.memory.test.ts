import { memoryTasks } from './tasks.memory.ts';
import { tasksSuite } from './tasks.suite.ts';

const tasks = memoryTasks();
tasksSuite('in memory', () => tasks);
