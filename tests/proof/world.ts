import { writeFile } from 'node:fs/promises';
import { clockFile } from '@loja/local/faults/hook.ts';
import type { Plan, PlanSent } from '@loja/local/faults/rules.ts';
import type { RunningStore } from '@loja/local/store.ts';
import * as z from 'zod';

/** The running shop of a proof: its doors, and the handles by which a proof makes things go wrong. */
export type World = {
  shop: string;
  psp: string;
  aws: string;
  faults: string;
  outputs: Readonly<Record<string, string>>;
  webhookSecret: string;
  pixExpirySeconds: number;
  stateDir: string;
};

export const worldOf = (store: RunningStore): World => {
  const { settings, urls, outputs, secrets } = store;
  if (settings.faultsPort === undefined) throw new Error('a proof needs a shop with a fault proxy');
  return {
    shop: urls.shop,
    psp: urls.psp,
    aws: urls.aws,
    faults: `http://127.0.0.1:${settings.faultsPort}`,
    outputs,
    webhookSecret: secrets.webhookSecret,
    pixExpirySeconds: settings.pixExpirySeconds,
    stateDir: settings.stateDir,
  };
};

export const awsOptions = ({ aws }: World) => ({
  endpoint: aws,
  region: 'sa-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

export const tableOf = ({ outputs }: World, name: string): string => {
  const found = outputs[`${name}TableName`];
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

const json = async (url: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
};

const Call = z.object({
  n: z.number(),
  at: z.string(),
  function: z.string(),
  invocation: z.string(),
  index: z.number(),
  occurrence: z.number(),
  target: z.string(),
  service: z.string(),
  operation: z.string(),
  decision: z
    .object({ rule: z.string(), fault: z.object({ kind: z.string(), after: z.boolean().optional() }) })
    .optional(),
  outcome: z.string().optional(),
  status: z.number().optional(),
});
export type Call = z.infer<typeof Call>;

/** Replaces what goes wrong between the functions and the rest of the world. */
export const setFaults = async ({ faults }: World, plan: PlanSent | Plan): Promise<void> => {
  await json(`${faults}/_faults/plan`, plan);
};

export const noFaults = (world: World): Promise<void> => setFaults(world, { rules: [] });

/** How often each rule of the plan has struck. */
export const struckBy = async ({ faults }: World): Promise<Record<string, number>> =>
  z.object({ struck: z.record(z.string(), z.number()) }).parse(await json(`${faults}/_faults/plan`)).struck;

/** Calls of functions after the one numbered `since`. */
export const callsSince = async ({ faults }: World, since = 0): Promise<Call[]> =>
  z.object({ calls: z.array(Call) }).parse(await json(`${faults}/_faults/calls?since=${since}`)).calls;

/** So that a long series does not carry the calls of all its runs. */
export const forgetCalls = async ({ faults }: World): Promise<void> => {
  await fetch(`${faults}/_faults/calls`, { method: 'DELETE' });
};

export const lastCall = async (world: World): Promise<number> => (await callsSince(world)).at(-1)?.n ?? 0;

/** What the simulator does wrong from now on; `{}` ends it. */
export const misbehave = async ({ psp }: World, behaviour: Record<string, unknown>): Promise<void> => {
  await json(`${psp}/_simulator/behaviour`, behaviour);
};

const Charges = z.object({ orders: z.array(z.object({ id: z.string(), status: z.string() })) });

/** Charges of an order at the provider, newest first. */
export const chargesOf = async ({ psp }: World, orderId: string) =>
  Charges.parse(await json(`${psp}/_simulator/orders?external_reference=${orderId}`)).orders;

/** Pays a charge as the shopper's bank would; `late` settles one that was closed. False when the bank refuses. */
export const payCharge = async ({ psp }: World, id: string, late = false): Promise<boolean> => {
  const response = await fetch(`${psp}/_simulator/orders/${id}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ late }),
  });
  await response.body?.cancel();
  return response.ok;
};

/** What the simulator does wrong about one order; `{}` ends it. */
export const misbehaveAbout = async (
  { psp }: World,
  orderId: string,
  behaviour: Record<string, unknown>,
): Promise<void> => {
  const response = await fetch(`${psp}/_simulator/orders/${orderId}/behaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(behaviour),
  });
  if (!response.ok) throw new Error(`behaviour: ${response.status} ${await response.text()}`);
};

/** What the provider does without being asked: a charge that vanishes, or one that the shop never made. */
export const providerForgets = async ({ psp }: World, id: string): Promise<void> => {
  await fetch(`${psp}/_simulator/orders/${id}`, { method: 'DELETE' });
};

/** Makes a Pix of so many centavos about `reference` that the shop never asked for; answers its id. */
export const strangeCharge = async (
  { psp }: World,
  reference: string,
  amountCents: number,
): Promise<string> => {
  const amount = (amountCents / 100).toFixed(2);
  const payment_method = { id: 'pix', type: 'bank_transfer' };
  const made = await json(`${psp}/_simulator/orders`, {
    type: 'online',
    processing_mode: 'automatic',
    external_reference: reference,
    total_amount: amount,
    payer: { email: 'alguem@example.com', identification: { type: 'CPF', number: '52998224725' } },
    transactions: { payments: [{ amount, payment_method, expiration_time: 'PT30M' }] },
  });
  return z.object({ id: z.string() }).parse(made).id;
};

const Called = z.object({ at: z.number(), reference: z.string().optional() });

/** Calls that the provider got since a moment, each with its instant and the order that it was about. */
export const providerCalls = async ({ psp }: World, sinceMs: number) => {
  const { calls } = z
    .object({ calls: z.array(Called) })
    .parse(await json(`${psp}/_simulator/calls/log?since=${sinceMs}`));
  return calls.map(({ at, reference = 'none' }) => ({ instant: at, reference }));
};

/** By how many milliseconds the clocks of functions are wrong; `*` is every other function. */
export const setClocks = ({ stateDir }: World, skews: Readonly<Record<string, number>>): Promise<void> =>
  writeFile(clockFile(stateDir), JSON.stringify(skews));
