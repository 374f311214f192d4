import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const Row = z.strictObject({
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  testable: z.boolean(),
  status: z.enum(['test', 'config', 'document', 'gap']),
  words: z.string().min(1),
  evidence: z.array(z.string()).min(1),
});
type Row = z.infer<typeof Row>;

/** Requirements of ASVS 5.0 level 2 that a shop like this has, of 253. */
const APPLICABLE = 226;

const file = 'scripts/security/asvs.json';

/** The table, once every id is there once and every piece of evidence exists. Throws with what is wrong. */
export const asvsRows = (): Row[] => {
  const rows = z.array(Row).parse(JSON.parse(readFileSync(file, 'utf8')));
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size !== APPLICABLE || rows.length !== APPLICABLE)
    throw new Error(`${ids.size} ids in ${rows.length} rows instead of ${APPLICABLE}`);
  const lost = rows.flatMap(({ id, evidence }) =>
    evidence.filter((path) => !existsSync(path)).map((path) => `${id}: no ${path}`),
  );
  if (lost.length > 0) throw new Error(lost.join('\n'));
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

const passed = (rows: readonly Row[]): number =>
  rows.filter(({ status }) => status === 'test' || status === 'config').length;

export const asvsPage = (): string => {
  const rows = asvsRows();
  const testable = rows.filter((row) => row.testable);
  const share = ((100 * passed(testable)) / testable.length).toFixed(1);
  const gaps = rows.filter(({ status }) => status === 'gap').length;
  return `# ASVS 5.0, level 2

Written by \`npm run generate\` from \`${file}\`, which fails when an id or a file is missing; do not edit. The ids are
OWASP's (Application Security Verification Standard 5.0.0), the words are ours: read them beside the standard.

${rows.length} of the 253 requirements of level 2 apply here. ${testable.length} of them can be tried by a machine:
${passed(testable)} (${share} %) are, by a test or an assertion in the gate. Of all, ${rows.filter(({ status }) => status === 'document').length} rest on a document and ${gaps} are not met.

| id | how | what is there | evidence |
| --- | --- | --- | --- |
${rows.map(rowText).join('\n')}
`;
};
