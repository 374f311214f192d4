import { createServer } from 'node:net';
import { type Ports, portVariables } from './settings.ts';
import { StartupError } from './startup-error.ts';

const portNames = {
  shop: 'the shop',
  backOffice: 'the back office',
  psp: 'the payment provider simulator',
  aws: 'the local AWS',
  cache: 'the cache',
} as const satisfies Record<keyof Ports, string>;

const kinds = ['shop', 'backOffice', 'psp', 'aws', 'cache'] as const;

export const portsTakenMessage = (ports: Ports, taken: ReadonlyArray<keyof Ports>): string => {
  const lines = taken.map((kind) => `Port ${ports[kind]} of ${portNames[kind]} is taken by another program.`);
  const first = taken[0] ?? 'shop';
  const example = `${portVariables[first]}=${ports[first] + 1000} npm start`;
  const variables = taken.map((kind) => portVariables[kind]).join(', ');
  return `${lines.join('\n')}\nStop that program, or choose another port with ${variables}, for example: ${example}`;
};

export const samePortTwice = (ports: Ports): number | undefined =>
  kinds.map((kind) => ports[kind]).find((port, index, all) => all.indexOf(port) !== index);

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

export const requireFreePorts = async (ports: Ports): Promise<void> => {
  const twice = samePortTwice(ports);
  if (twice !== undefined) {
    throw new StartupError(
      `Port ${twice} is asked for twice. Give each of ${Object.values(portVariables).join(', ')} its own.`,
    );
  }
  const free = await Promise.all(kinds.map((kind) => isFree(ports[kind])));
  const taken = kinds.filter((_, index) => free[index] === false);
  if (taken.length > 0) throw new StartupError(portsTakenMessage(ports, taken));
};

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
