import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Grant } from '@loja/local/iam/evaluate.ts';
import { granted, stableNames } from '@loja/local/iam/granted.ts';
import * as z from 'zod';

/** What the last run of the tests granted and used, for `tests/iam/report.ts`. */
export const iamFile = 'dist/iam.json';

const Grants = z.record(z.string(), z.array(z.object({ action: z.string(), resource: z.string() })));

const Refused = z.array(z.object({ function: z.string(), action: z.string(), resource: z.string() }));

/** Keeps what the functions used of what they may, and wanted beside it, before the shop that knows it is closed. */
export const keepPermissions = async (proxy: string, aws: string): Promise<void> => {
  const used = Grants.parse(await (await fetch(`${proxy}/_iam/used`)).json());
  const refused = Refused.parse(await (await fetch(`${proxy}/_iam/refused`)).json());
  const named = await stableNames(aws);
  const entries = Object.entries(used).map(([name, grants]): [string, Grant[]] => [name, named(grants)]);
  await mkdir(dirname(iamFile), { recursive: true });
  await writeFile(
    iamFile,
    JSON.stringify({ granted: await granted(aws), used: Object.fromEntries(entries), refused }, null, 1),
  );
};
