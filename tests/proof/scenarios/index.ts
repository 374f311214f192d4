import type { Scenario } from '../scenario.ts';
import { lastBags } from './last-bags.ts';

export const scenarios: readonly Scenario[] = [lastBags];
