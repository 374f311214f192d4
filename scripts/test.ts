import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { checks } from './check.ts';
import { runAll } from './steps.ts';

/** The suites in the order in which a failure is cheapest to find. */
const suites = [
  { name: 'unit and property tests', config: 'vitest.config.ts' },
  { name: 'tests on the local AWS and in the browser', config: 'tests/vitest.config.ts' },
];

const countOf = (file: string): { passed: number; failed: number; skipped: number } => {
  try {
    const report: {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      success: boolean;
    } = JSON.parse(readFileSync(file, 'utf8'));
    // A file that cannot even load fails no test by itself; it must count all the same.
    const failed = report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

let { passed, failed } = await runAll(checks);
let skipped = 0;
for (const { name, config } of suites) {
  console.log(`\n${name}`);
  const report = `dist/test-report-${config.replaceAll('/', '-')}.json`;
  rmSync(report, { force: true });
  const args = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { status } = spawnSync('vitest', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const count = countOf(report);
  passed += count.passed;
  failed += count.failed + (status !== 0 && count.failed === 0 ? 1 : 0);
  skipped += count.skipped;
}
console.log('\nwhat the functions used of what they may');
const audited = spawnSync('node', ['tests/iam/report.ts', ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (audited.status === 0) passed += 1;
else failed += 1;
console.log('\nproofs under faults, the small shapes');
// Another seed every day, the same one for all who run it that day: what fails can be run again by its number.
const seed = String((Math.floor(Date.now() / 86_400_000) % 1000) + 1);
const proven = spawnSync('node', ['tests/proof/run.ts', '--short', '--shops', '2', '--seed', seed], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (proven.status === 0) passed += 1;
else failed += 1;
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed === 0 ? 0 : 1);
