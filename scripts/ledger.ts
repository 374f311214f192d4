import { parseArgs } from 'node:util';
import { formatDateTime } from '@loja/kernel/brasilia-time.ts';
import { formatBrl } from '@loja/kernel/money.ts';
import { dynamoOf } from '@loja/local/stage-access.ts';
import { ledgerOf } from '@loja/services/payments/offers.ts';
import { dayOf } from '@loja/services/reconciliation/domain/day.ts';
import { type MovementOnPage, type Page, pageOf } from '@loja/services/reconciliation/domain/page.ts';
import { Day } from '@loja/services/reconciliation/domain/run.ts';

/** `npm run ledger -- [--day 2026-11-24] [--stage dev|prod]`: a day's books. Fails when they do not close. */
const { values } = parseArgs({
  options: { day: { type: 'string' }, stage: { type: 'string', default: 'local' } },
});

const amount = (cents: number): string => (cents === 0 ? '' : formatBrl(cents)).padStart(16);
const row = (name: string, debits: number, credits: number): string =>
  `  ${name.padEnd(28)}${amount(debits)}${amount(credits)}`;

const printMovement = ({ orderId, movement, at, lines, closes }: MovementOnPage): void => {
  console.log(`${formatDateTime(new Date(at))}  ${movement}  ${orderId}${closes ? '' : '  DOES NOT CLOSE'}`);
  for (const { account, side, cents } of lines)
    console.log(side === 'debit' ? row(account, cents, 0) : row(account, 0, cents));
};

const print = (day: string, { movements, accounts, debits, credits, closes }: Page): void => {
  console.log(`Books of ${day}, São Paulo\n`);
  for (const movement of movements) printMovement(movement);
  console.log(`\n  ${'Account'.padEnd(28)}${'Debits'.padStart(16)}${'Credits'.padStart(16)}`);
  for (const account of accounts) console.log(row(account.account, account.debits, account.credits));
  console.log(row(`${movements.length} movements`, debits, credits));
  console.log(closes ? '\nDebits = credits: the books close.' : '\nThe books do not close.');
};

const { data: day, error } = Day.safeParse(values.day ?? dayOf(new Date()));
if (error) {
  console.error('Which day? npm run ledger -- --day 2026-11-24 [--stage dev|prod]');
  process.exit(2);
}
const { stage } = values;
const page = pageOf(await ledgerOf(dynamoOf(stage), `loja-${stage}-payments`, day));
print(day, page);
process.exit(page.closes ? 0 : 1);
