import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Makes of the storefront a module that renders files (`src/site/server.ts`) instead of a server that listens. */
export const publisherAdapter = (): AstroIntegration => ({
  name: 'publisher',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'publisher',
        entrypointResolution: 'auto',
        serverEntrypoint: fileURLToPath(new URL('../src/site/server.ts', import.meta.url)),
        adapterFeatures: { buildOutput: 'server' },
        supportedAstroFeatures: { serverOutput: 'stable' },
      }),
  },
});
