import type { AtRestStack } from './stacks/at-rest.ts';
import type { BusStack } from './stacks/bus.ts';
import type { NetworkCacheStack } from './stacks/network-cache.ts';
import type { StageConfig } from './stages.ts';

/** What every context builds on. `network` is absent where the stage has no managed cache. */
export interface Foundation {
  readonly stage: StageConfig;
  readonly atRest: AtRestStack;
  readonly bus: BusStack;
  /** Known by name: the functions that answer the workflow are deployed before it. */
  readonly placeOrderArn: string;
  readonly network: NetworkCacheStack | undefined;
}
