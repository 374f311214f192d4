import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudFrontClient,
  type CloudFrontClientConfig,
  GetInvalidationCommand,
  paginateListInvalidations,
} from '@aws-sdk/client-cloudfront';

export type InvalidationSource = {
  readonly client: CloudFrontClientConfig;
  readonly distributionId: string;
};

export type Invalidations = {
  /** Ids of every invalidation that was ever asked for. */
  list(): Promise<readonly string[]>;
  pathsOf(id: string): Promise<readonly string[]>;
  close(): void;
};

const EVERY_MS = 200;

export function invalidationsOf({ client: config, distributionId }: InvalidationSource): Invalidations {
  const client = new CloudFrontClient(config);
  return {
    async list() {
      const ids: string[] = [];
      for await (const page of paginateListInvalidations({ client }, { DistributionId: distributionId }))
        for (const { Id: id } of page.InvalidationList?.Items ?? []) if (id !== undefined) ids.push(id);
      return ids;
    },
    async pathsOf(id) {
      const command = new GetInvalidationCommand({ DistributionId: distributionId, Id: id });
      const { Invalidation: found } = await client.send(command);
      return found?.InvalidationBatch?.Paths?.Items ?? [];
    },
    close: () => client.destroy(),
  };
}

/**
 * Asks five times a second for invalidations that were not there before and purges their paths. Goes on when the local
 * AWS does not answer. `begun` resolves after the first question, `stop` when the last one is over.
 */
export function followInvalidations(
  source: Invalidations,
  purge: (paths: readonly string[]) => void,
): { begun: Promise<void>; stop: () => Promise<void> } {
  const ending = new AbortController();
  let done: Set<string> | undefined;
  const look = async (): Promise<void> => {
    const ids = await source.list();
    if (done === undefined) {
      // Those of earlier days; whatever is kept from before this first answer may be older than one of them.
      purge(['/*']);
      done = new Set(ids);
    }
    for (const id of ids) {
      if (done.has(id)) continue;
      purge(await source.pathsOf(id));
      done.add(id);
    }
  };
  const tryToLook = (): Promise<void> => look().catch(() => undefined);
  const follow = async (begun: Promise<void>): Promise<void> => {
    await begun;
    while (!ending.signal.aborted) {
      await pause(EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
      await tryToLook();
    }
    source.close();
  };
  const begun = tryToLook();
  const following = follow(begun);
  return {
    begun,
    stop: () => {
      ending.abort();
      return following;
    },
  };
}
