import * as z from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

/** The tests' own ports and state, beside those of a shop that a developer may have open. */
export const settings = z
  .object({
    LOJA_TEST_PORT_SHOP: port(18_080),
    LOJA_TEST_PORT_BACKOFFICE: port(18_081),
    LOJA_TEST_PORT_PSP: port(18_090),
    LOJA_TEST_PORT_AWS: port(14_566),
    LOJA_TEST_PORT_CACHE: port(16_379),
    LOJA_TEST_PORT_FAULTS: port(14_600),
    /** So short that a proof sees orders expire, so long that a busy machine can still pay. */
    LOJA_PROOF_PIX_EXPIRY_SECONDS: z.coerce.number().int().min(10).default(25),
    /** Long enough for a slow browser to pay, short enough to see one expire. */
    LOJA_TEST_PIX_EXPIRY_SECONDS: z.coerce.number().int().min(10).default(60),
    /** How often open payments are read again at the provider. */
    LOJA_TEST_SWEEP_SECONDS: z.coerce.number().int().min(1).default(5),
    /** Where this run enters the people whom it makes; set by the run itself. */
    LOJA_TEST_PEOPLE_FILE: z.string().optional(),
    /** Strange requests for each route and each kind of strangeness. */
    LOJA_TEST_FUZZ_RUNS: z.coerce.number().int().min(1).default(12),
    LOJA_TEST_CHROMIUM: z.string().default('/usr/bin/chromium'),
  })
  .parse(process.env);

/** Has every test of this run enter its people into one register; test workers inherit it. */
export const keepRegister = (file: string): void => {
  Object.assign(process.env, { LOJA_TEST_PEOPLE_FILE: file });
};

/** Lets adapters under test reach the local AWS by the SDK's own variables; test workers inherit them. */
export const offerLocalAws = (endpoint: string): void => {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'sa-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    LOJA_TEST_AWS_ENDPOINT: endpoint,
  });
};

/** Settings of a deployed function for its entrypoint that a test imports; where AWS is stays as the run says. */
export const takeOver = ({ AWS_ENDPOINT_URL: _, ...values }: Readonly<Record<string, string>>): void => {
  Object.assign(process.env, values);
};
