import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StartupError } from './startup-error.ts';

export type Ports = { shop: number; backOffice: number; psp: number; aws: number; cache: number };

export type StoreSettings = {
  root: string;
  stateDir: string;
  venvDir: string;
  ports: Ports;
  pixExpirySeconds: number;
  /** How often open payments are read again at the provider; never where it is zero. */
  sweepSeconds: number;
  withStorefront: boolean;
  /** Port of the proxy that functions are led through on their way to AWS and the provider; any free one at 0. */
  faultsPort: number;
  /** Whether a function may do no more than its role says, as on AWS. */
  enforcesIam: boolean;
};

export const repositoryRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The variable that moves each port, named in messages when the port is taken. */
export const portVariables = {
  shop: 'LOJA_PORT_SHOP',
  backOffice: 'LOJA_PORT_BACKOFFICE',
  psp: 'LOJA_PORT_PSP',
  aws: 'LOJA_PORT_AWS',
  cache: 'LOJA_PORT_CACHE',
} as const satisfies Record<keyof Ports, string>;

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
  LOJA_STATE_DIR: z.string().default('.local'),
  LOJA_PORT_SHOP: port(8080),
  LOJA_PORT_BACKOFFICE: port(8081),
  LOJA_PORT_PSP: port(8090),
  LOJA_PORT_AWS: port(4566),
  LOJA_PORT_CACHE: port(6379),
  LOJA_PORT_FAULTS: z.coerce.number().int().min(0).max(65_535).default(0),
  LOJA_IAM: z.enum(['on', 'off']).default('on'),
  LOJA_PIX_EXPIRY_SECONDS: z.coerce.number().int().min(1).default(1_800),
  LOJA_SWEEP_SECONDS: z.coerce.number().int().min(0).default(10),
});

export const parseSettings = (environment: Record<string, string | undefined>): StoreSettings => {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartupError(`These settings cannot be used.\n${problems.join('\n')}`);
  }
  const values = parsed.data;
  return {
    root: repositoryRoot,
    stateDir: resolve(repositoryRoot, values.LOJA_STATE_DIR),
    venvDir: join(repositoryRoot, '.venv'),
    ports: {
      shop: values.LOJA_PORT_SHOP,
      backOffice: values.LOJA_PORT_BACKOFFICE,
      psp: values.LOJA_PORT_PSP,
      aws: values.LOJA_PORT_AWS,
      cache: values.LOJA_PORT_CACHE,
    },
    pixExpirySeconds: values.LOJA_PIX_EXPIRY_SECONDS,
    sweepSeconds: values.LOJA_SWEEP_SECONDS,
    withStorefront: true,
    faultsPort: values.LOJA_PORT_FAULTS,
    enforcesIam: values.LOJA_IAM === 'on',
  };
};

export const readSettings = (): StoreSettings => parseSettings(process.env);

/** What child processes inherit: everything but AWS settings, so that a developer's real account is never reached. */
export const inheritedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('AWS_') || name.startsWith('CDK_') ? [] : [[name, value]],
    ),
  );

export const searchPath = (): string => process.env.PATH ?? '';
