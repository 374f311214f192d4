import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Clock, systemClock } from '@loja/kernel/clock.ts';
import { createPspApp } from './app.ts';
import { stateFileIn } from './state-file.ts';

export type PspSimulatorOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: '127.0.0.1';
  readonly accessToken: string;
  readonly webhookSecret: string;
  readonly webhookUrl: string;
  /** Folder of the charges' file; kept between starts. */
  readonly stateDir: string;
  readonly clock?: Clock;
  /** What the BR Code shows as receiver. */
  readonly merchant?: { readonly name: string; readonly city: string };
};

const TICK_MS = 250;

/** Starts the provider; the returned `close` stops the timer and the socket. */
export async function startPspSimulator(
  options: PspSimulatorOptions,
): Promise<{ url: string; close: () => Promise<void> }> {
  // Rejections cannot escape a timer: deliveries turn failures into retries, anything else is a bug to show.
  const tick = (): void => {
    provider.tick().catch((error: unknown) => console.error(error));
  };
  let url = '';
  const stateFile = stateFileIn(options.stateDir);
  const { app, provider } = createPspApp({
    accessToken: options.accessToken,
    clock: options.clock ?? systemClock,
    stateFile,
    webhook: { url: options.webhookUrl, secret: options.webhookSecret, send: fetch },
    publicUrl: () => url,
    kick: tick,
    ...(options.merchant ? { merchant: options.merchant } : {}),
  });
  const { server, address } = await new Promise<{ server: ReturnType<typeof serve>; address: AddressInfo }>(
    (resolve, reject) => {
      const started = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, (bound) =>
        resolve({ server: started, address: bound }),
      );
      started.once('error', reject);
    },
  );
  url = `http://${options.host}:${address.port}`;
  const timer = setInterval(tick, TICK_MS);
  return {
    url,
    close: () =>
      new Promise((resolve, reject) => {
        clearInterval(timer);
        stateFile.flush();
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
