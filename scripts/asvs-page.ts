import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const Row = z.strictObject({
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  /** How the standard's requirement can be shown here: tried by running, asserted of what is deployed, or read. */
  by: z.enum(['test', 'assertion', 'review']),
  status: z.enum(['test', 'config', 'document', 'gap']),
  words: z.string().min(1),
  evidence: z.array(z.string()).min(1),
});
export type Row = z.infer<typeof Row>;

/** Requirements of ASVS 5.0 level 2 that a shop like this has, of 253. */
const APPLICABLE = 226;

const file = 'scripts/security/asvs.json';

/** Only what the gate runs can show that something is so; sources and prose say how. */
const isRun = (path: string): boolean => /\.test\.ts$|^scripts\/check-[\w-]+\.ts$/.test(path);

const isPassed = ({ status }: Pick<Row, 'status'>): boolean => status === 'test' || status === 'config';

/** What is wrong with the evidence of a row, if anything. */
export const faultsOf = ({ id, status, evidence }: Pick<Row, 'id' | 'status' | 'evidence'>): string[] => {
  const lost = evidence.filter((path) => !existsSync(path)).map((path) => `${id}: no ${path}`);
  const isClaimed = isPassed({ status }) && !evidence.some(isRun);
  return isClaimed ? [...lost, `${id}: counts as passed by nothing that the gate runs`] : lost;
};

/** The table, once every id is there once and what counts as passed is run. Throws with what is wrong. */
export const asvsRows = (): Row[] => {
  const rows = z.array(Row).parse(JSON.parse(readFileSync(file, 'utf8')));
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size !== APPLICABLE || rows.length !== APPLICABLE)
    throw new Error(`${ids.size} ids in ${rows.length} rows instead of ${APPLICABLE}`);
  const faults = rows.flatMap(faultsOf);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return rows;
};

const words: Readonly<Record<Row['status'], string>> = {
  test: 'test',
  config: 'configuration, asserted',
  document: 'document',
  gap: '**not met**',
};

const link = (path: string): string => `[${path.split('/').at(-1)}](../../${path})`;

const rowText = ({ id, status, words: said, evidence }: Row): string =>
  `| ${id} | ${words[status]} | ${said} | ${evidence.map(link).join(', ')} |`;

/** How many of the rows that `ways` can show are passed, of how many. */
export const passedBy = (rows: readonly Row[], ...ways: Row['by'][]): [passed: number, of: number] => {
  const asked = rows.filter(({ by }) => ways.includes(by));
  return [asked.filter(isPassed).length, asked.length];
};

const share = ([passed, of]: [number, number]): string =>
  `${passed} of ${of} (${((100 * passed) / of).toFixed(1)} %)`;

export const asvsPage = (): string => {
  const rows = asvsRows();
  const counted = (status: Row['status']) => rows.filter((row) => row.status === status).length;
  return `# ASVS 5.0, level 2

Written by \`npm run generate\` from \`${file}\`, which fails when an id or a file is missing, or when a row counts as passed
by nothing that the gate runs; do not edit. The ids are OWASP's (Application Security Verification Standard 5.0.0), the
words are ours: read them beside the standard.

${rows.length} of the 253 requirements of level 2 apply here. Of those that a test can try ${share(passedBy(rows, 'test'))} are passed by
one; with those that can be asserted of the configuration ${share(passedBy(rows, 'test', 'assertion'))}. Of all, ${counted('document')}
rest on a document and ${counted('gap')} are not met: they are at the end.

| id | how | what is there | evidence |
| --- | --- | --- | --- |
${rows.map(rowText).join('\n')}

## Not met

${rows
  .filter(({ status }) => status === 'gap')
  .map(({ id, words: said }) => `- ${id}: ${said}`)
  .join('\n')}
`;
};
