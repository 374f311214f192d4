import { describe } from 'vitest';
import { memoryCounters } from './counters.memory.ts';
import { countersSuite } from './counters.suite.ts';

describe('counters in memory', () => countersSuite(memoryCounters, 300));
