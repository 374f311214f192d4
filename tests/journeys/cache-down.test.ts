import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { base, urls } from '../src/shopper.ts';

/** Makes the cache deaf for a while: connections stay open, no command is answered. */
const deafen = (milliseconds: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(urls.cache);
    const socket = connect(Number(port), hostname, () =>
      socket.write(`CLIENT PAUSE ${milliseconds} ALL\r\n`),
    );
    socket.once('data', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });

test('with a cache that does not answer the shop window stays open', async () => {
  await deafen(4000);
  for (const slug of ['serra-alta', 'blend-da-casa', 'pico-frutado']) {
    const reply = await fetch(`${base}/products/${slug}`);
    expect(reply.status, slug).toBe(200);
    expect(((await reply.json()) as { slug: string }).slug).toBe(slug);
  }
});
