import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

/**
 * The Central Bank's own description of API Pix (v2.9.0, Apache-2.0, github.com/bacen/pix-api), whose patterns in
 * slashes are repaired. It lies beside the repository and is not part of it.
 */
const SPEC = fileURLToPath(
  new URL('../../../../../shared/contracts/bacen-pix-openapi.yaml', import.meta.url),
);
export const hasSpec = existsSync(SPEC);

const silent = () => undefined;
const logger = Object.assign(
  { level: 'silent', child: () => logger },
  Object.fromEntries(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent', 'success'].map((level) => [level, silent]),
  ),
);

type Prism = ReturnType<typeof createServer>;
export interface PrismServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Prism over the standard: before `upstream` it lets pass only what the standard allows, in both directions, and
 * answers 500 otherwise; without one it answers with the standard's examples.
 */
export const prism = async (upstream?: string): Promise<PrismServer> => {
  const checked = { checkSecurity: true, validateRequest: true, validateResponse: true };
  const config =
    upstream === undefined
      ? { ...checked, errors: false, isProxy: false as const, upstreamProxy: undefined }
      : {
          ...checked,
          errors: true,
          isProxy: true as const,
          upstream: new URL(upstream),
          upstreamProxy: undefined,
        };
  const server: Prism = createServer(await getHttpOperationsFromSpec(SPEC), {
    components: { logger: logger as unknown as Prism['logger'] },
    cors: false,
    config: { ...config, mock: { dynamic: false } },
  });
  return { url: await server.listen(0, '127.0.0.1'), close: () => server.close() };
};
