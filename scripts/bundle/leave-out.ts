import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

interface Unreached {
  module: RegExp;
  why: string;
  /** What stands in its place: names that importers want, nothing behind them. */
  instead: string | ((path: string) => string);
}

const throwing = (names: readonly string[]): string =>
  names
    .map((name) => `export const ${name} = () => { throw new Error('${name} is left out of the bundle'); };`)
    .join('\n');

/** What the cache sends (`packages/platform/src/cache.ts`) and what its client sends by itself when it connects. */
const CACHE_COMMANDS = [
  ...['get', 'set', 'del'],
  ...['auth', 'hello', 'select', 'client', 'info', 'readonly', 'ping', 'quit', 'multi', 'exec'],
];

/** iovalkey's table of commands, without the other three hundred. */
const fewCommands = (): string => {
  const all: Record<string, unknown> = JSON.parse(
    readFileSync(new URL(import.meta.resolve('@iovalkey/commands/dist/commands.json')), 'utf8'),
  );
  const few = Object.fromEntries(CACHE_COMMANDS.map((name) => [name, all[name]]));
  return `module.exports = ${JSON.stringify(few)};`;
};

/** A client asks its own description for one thing. */
const versionOnly = (path: string): string => {
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'));
  return `export default { version: '${version}' };`;
};

/** Parts of libraries that no function of the shop can reach, yet tree shaking keeps: 80 kB of cold start. */
const unreached: readonly Unreached[] = [
  {
    module: /\/zod\/v4\/core\/to-json-schema\.js$/,
    why: 'JSON Schema is made by scripts/open-api.ts, never in a function',
    instead: throwing([
      'createToJSONSchemaMethod',
      'createStandardJSONSchemaMethod',
      'initializeContext',
      'process',
      'processSchema',
      'extractDefs',
      'finalize',
    ]),
  },
  {
    module: /\/zod\/v4\/core\/json-schema-processors\.js$/,
    why: 'the same',
    instead: throwing(['toJSONSchema', 'allProcessors']),
  },
  {
    module: /\/@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    why: 'none of the services that the shop calls streams events',
    // S3's client sets up at once what only Select would use.
    instead: `${throwing(['EventStreamSerde', 'eventStreamSerdeProvider'])}
export const resolveEventStreamSerdeConfig = (config) => config;`,
  },
  {
    module: /\/@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    why: 'Node has SHA-256',
    instead: throwing(['Sha256Js']),
  },
  {
    module: /\/@aws-sdk\/client-[^/]+\/package\.json$/,
    why: 'a client names its version to AWS',
    instead: versionOnly,
  },
  {
    module: /\/@aws-sdk\/endpoint-cache\/dist-es\/index\.js$/,
    why: 'DynamoDB is reached by its region: endpoint discovery is off unless asked for',
    instead: 'export class EndpointCache { getEndpoint() { return undefined; } }',
  },
  {
    module: /\/iovalkey\/built\/(cluster|connectors\/SentinelConnector)\/index\.js$/,
    why: 'the shop speaks to one endpoint',
    instead: 'exports.default = undefined;',
  },
  {
    module: /\/@iovalkey\/commands\/dist\/commands\.json$/,
    why: 'the cache reads, writes and forgets',
    instead: fewCommands(),
  },
  {
    module: /\/brotli\/decompress\.js$/,
    why: 'fonts of the shop are TrueType, never WOFF2: half of what the typesetter would weigh is its dictionary',
    instead: "module.exports = () => { throw new Error('brotli is left out of the bundle'); };",
  },
  {
    module: /\/debug\/src\/index\.js$/,
    why: 'iovalkey logs through it, to a terminal that a function has not',
    instead:
      'const silent = () => Object.assign(() => {}, { enabled: false }); silent.default = silent; module.exports = silent;',
  },
];

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup(build) {
    for (const { module, why, instead } of unreached)
      build.onLoad({ filter: module }, ({ path }) => ({
        contents: `/* ${why} */\n${typeof instead === 'string' ? instead : instead(path)}`,
        loader: 'js',
      }));
  },
};
