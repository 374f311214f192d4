import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import * as z from 'zod';
import { iamFile } from '../src/iam.ts';
import { audit, permissionsPage } from './permissions.ts';
import { rightsWith } from './rights.ts';
import { unused } from './unused.ts';

const Grants = z.record(z.string(), z.array(z.object({ action: z.string(), resource: z.string() })));
const Refused = z.array(z.object({ function: z.string(), action: z.string(), resource: z.string() }));
const Kept = z.object({ granted: Grants, used: Grants, refused: Refused.default([]) });

const { granted, used, refused } = Kept.parse(JSON.parse(readFileSync(iamFile, 'utf8')));
const found = audit(granted, used, unused);
const told = ({ function: name, action, resource }: (typeof found.rows)[number]) =>
  `  ${name}: ${action} on ${resource}`;

console.log(
  `${found.rows.length} permissions of ${Object.keys(granted).length} functions: ${found.rows.filter((row) => row.used).length} used`,
);
if (found.unexplained.length > 0)
  console.error(
    `never used, and no reason in tests/iam/unused.ts:\n${found.unexplained.map(told).join('\n')}`,
  );
if (found.stale.length > 0)
  console.error(
    `reasons that nothing needs:\n${found.stale.map(({ function: name, action }) => `  ${name}: ${action}`).join('\n')}`,
  );
if (process.argv.includes('--record')) writeFileSync('docs/generated/permissions.md', permissionsPage(found));
// Adds what a new journey was refused, and never takes away: a right that is not used any more is told, and leaves by hand.
if (process.argv.includes('--narrow')) {
  const rights = 'infra/src/constructs/table-rights.json';
  const before = JSON.parse(readFileSync(rights, 'utf8'));
  writeFileSync(rights, `${JSON.stringify(rightsWith(before, used, refused), null, 2)}\n`);
}
process.exit(found.unexplained.length + found.stale.length === 0 ? 0 : 1);
