import { Redis } from 'iovalkey';
import { log } from './logger.ts';

/** A cache that may vanish at any moment: every failure is a miss, and said once a minute in the log. */
export interface Cache {
  /** The value under `key`, else that of `load`, kept for about `seconds`. One load at a time per key and function. */
  readThrough<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value>;
  /** Forgets keys; a failure leaves them to their expiry. */
  forget(keys: readonly string[]): Promise<void>;
}

/** A cache that keeps nothing: for a shop without one. */
export const noCache: Cache = { readThrough: (_key, _seconds, load) => load(), forget: async () => {} };

/** Past this the table answers sooner than the cache. */
const COMMAND_TIMEOUT_MS = 150;
/** After a failure the cache is left alone so long, so that a dead one costs one time-out and not one a request. */
const REST_MS = 5_000;

/** Valkey behind `url` (rediss:// in the cloud). */
export const valkeyCache = (url: string, now: () => number = Date.now): Cache => {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: true,
    // The ready check is an INFO that no time-out bounds; the first command tells as much.
    enableReadyCheck: false,
    connectTimeout: 500,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  const loading = new Map<string, Promise<unknown>>();
  let restUntil = 0;

  const attempt = async <Value>(command: () => Promise<Value>): Promise<Value | undefined> => {
    if (now() < restUntil) return undefined;
    try {
      if (client.status === 'end' || client.status === 'wait') await client.connect();
      return await command();
    } catch (error) {
      restUntil = now() + REST_MS;
      log.warn('cache unavailable', { reason: error instanceof Error ? error.message : 'unknown' });
      return undefined;
    }
  };

  const fill = async <Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value> => {
    const value = await load();
    // Up to a tenth longer, so that keys written together do not expire together.
    const ttl = Math.ceil(seconds * (1 + Math.random() / 10));
    await attempt(() => client.set(key, JSON.stringify(value), 'EX', ttl));
    return value;
  };

  return {
    async readThrough<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value> {
      const hit = await attempt(() => client.get(key));
      if (hit) return JSON.parse(hit) as Value;
      const running = loading.get(key);
      if (running !== undefined) return running as Promise<Value>;
      const started = fill(key, seconds, load).finally(() => loading.delete(key));
      loading.set(key, started);
      return started;
    },
    async forget(keys) {
      if (keys.length > 0) await attempt(() => client.del(...keys));
    },
  };
};
