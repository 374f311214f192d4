import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { noCache, valkeyCache } from './cache.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A port that nothing listens on: taken and given back. */
const deadPort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('the cache', () => {
  test('a shop without a cache loads each time', async () => {
    let loads = 0;
    const load = async () => ++loads;
    await noCache.readThrough('k', 60, load);
    expect(await noCache.readThrough('k', 60, load)).toBe(2);
  });

  test('a dead cache is a miss, and is left alone for a while', async () => {
    const cache = valkeyCache(`redis://127.0.0.1:${await deadPort()}`);
    expect(await cache.readThrough('k', 60, async () => 'fresh')).toBe('fresh');
    expect(await cache.readThrough('k', 60, async () => 'again')).toBe('again');
    await cache.forget(['k']);
  });

  test('a cache that never answers costs its time-out, not the page', async () => {
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    closers.push(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const cache = valkeyCache(
      `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    );
    expect(await cache.readThrough('k', 60, async () => 'fresh')).toBe('fresh');
  });
});
