import { parseArgs } from 'node:util';
import { awsClientOptions } from '@loja/local/ministack.ts';
import { askPublisher, type PublisherOrder, publisherOf } from '@loja/local/publisher.ts';
import { readSettings } from '@loja/local/settings.ts';

/** `npm run publish -- [--all]`, `npm run rollback -- [<release>]`, both with `--stage dev|prod` for a real account. */
const usage =
  'npm run publish -- [--all] [--stage dev|prod] · npm run rollback -- [<release>] [--stage dev|prod]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, stage: { type: 'string', default: 'local' } },
});
const [verb, release] = positionals;

const orderOf = (): PublisherOrder | undefined => {
  if (verb === 'publish') return { command: values.all ? 'rebuild' : 'publish' };
  if (verb === 'rollback') return { command: 'rollback', ...(release ? { release } : {}) };
  return undefined;
};

const order = orderOf();
if (order === undefined) {
  console.error(usage);
  process.exit(2);
}
const aws = values.stage === 'local' ? awsClientOptions(readSettings()) : { region: 'sa-east-1' };
const answer = await askPublisher(await publisherOf(values.stage, aws), order, {
  untilPictures: true,
  seconds: 300,
});
if (!answer.ok) {
  console.error(`The publisher refused: ${answer.problem}. Its log: shopfront-publish-pages.`);
  process.exit(1);
}
console.log(`Release ${answer.release}: ${answer.changed} files changed in its last turn.`);
for (const path of answer.failed) console.error(`could not be rendered: ${path}`);
process.exit(answer.failed.length === 0 ? 0 : 1);
