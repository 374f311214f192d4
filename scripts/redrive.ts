import { parseArgs } from 'node:util';
import { awsClientOptions } from '@loja/local/ministack.ts';
import { redrive } from '@loja/local/redrive.ts';
import { readSettings } from '@loja/local/settings.ts';

/** `npm run redrive -- --queue <name> [--stage dev|prod]`: gives back what a dead-letter queue holds. Mend the cause first. */
const { values } = parseArgs({
  options: { queue: { type: 'string' }, stage: { type: 'string', default: 'local' } },
});

if (values.queue === undefined) {
  console.error(
    'Which queue? npm run redrive -- --queue emails [--stage dev|prod] (docs/runbooks/dead-letters.md)',
  );
  process.exit(2);
}
const name = values.queue.replace(/-dead-letters(\.fifo)?$/, '');
if (/-undelivered$/.test(name)) {
  console.error(
    `${name} holds no work that can be given back as it is: docs/runbooks/dead-letters.md says what to do.`,
  );
  process.exit(2);
}
const aws = values.stage === 'local' ? awsClientOptions(readSettings()) : { region: 'sa-east-1' };
const redriven = await redrive(aws, values.stage, name);
if (redriven === undefined) {
  console.error(`There is no dead-letter queue of ${name} in stage ${values.stage}.`);
  process.exit(1);
}
console.log(`${redriven.moved} given back to ${redriven.to}.`);
for (const why of redriven.kept) console.error(`One stays: ${why}`);
process.exit(redriven.kept.length > 0 ? 1 : 0);
