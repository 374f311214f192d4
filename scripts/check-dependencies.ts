import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { licenceProblems, Sbom } from './security/licences.ts';
import { lockProblems } from './security/lock-file.ts';

/** Every package that the lock file names, as a CycloneDX bill of materials. */
const bill = 'dist/sbom.json';
mkdirSync('dist', { recursive: true });
const made = spawnSync(
  'cyclonedx-npm',
  ['--package-lock-only', '--ignore-npm-errors', '--output-reproducible', '--output-file', bill],
  { encoding: 'utf8' },
);
if (made.status !== 0) {
  console.error(made.stderr);
  process.exit(1);
}
const { components } = Sbom.parse(JSON.parse(readFileSync(bill, 'utf8')));
const problems = [
  ...licenceProblems(components).map((problem) => `licence: ${problem}`),
  ...lockProblems(JSON.parse(readFileSync('package-lock.json', 'utf8'))).map(
    (problem) => `lock file: ${problem}`,
  ),
];
console.log(`${components.length} packages in ${bill}`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
