import { parseArgs } from 'node:util';
import { compareBooks } from '@loja/local/comparison.ts';
import { awsOf } from '@loja/local/stage-access.ts';
import { type DifferenceKind, differenceKinds } from '@loja/services/reconciliation/domain/difference.ts';
import { Day } from '@loja/services/reconciliation/domain/run.ts';

/** `npm run reconcile -- [--day 2026-11-24] [--stage dev|prod]`: has a day compared anew. Fails when the books differ. */
const { values } = parseArgs({
  options: { day: { type: 'string' }, stage: { type: 'string', default: 'local' } },
});

const asked = Day.optional().safeParse(values.day);
if (!asked.success) {
  console.error(
    'Which day? npm run reconcile -- --day 2026-11-24 [--stage dev|prod]; without one, yesterday.',
  );
  process.exit(2);
}
const { day, compared, differences } = await compareBooks(values.stage, awsOf(values.stage), asked.data);
const { orders, charges, attempts, entries, stock } = compared;
console.log(
  `${day}: ${orders} orders, ${charges} charges, ${attempts} attempts, ${entries} ledger lines, ${stock} stock items`,
);
const found = Object.entries(differences) as [DifferenceKind, number][];
for (const [kind, count] of found)
  console.log(`${String(count).padStart(6)}  ${kind.padEnd(26)} ${differenceKinds[kind]}`);
console.log(found.length === 0 ? 'The books agree.' : 'Each difference is a task: GET /api/staff/tasks.');
process.exit(found.length === 0 ? 0 : 1);
