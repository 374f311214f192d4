import { runAll, type Step } from './steps.ts';

const npm = (name: string, verb: string): Step => ({ name, command: ['npm', 'run', '--silent', verb] });
const script = (name: string, file: string, ...args: string[]): Step => ({
  name,
  command: ['tsx', `scripts/${file}`, ...args],
});

/** The static half of the gate. The order puts the quick refusals first. */
export const checks: readonly Step[] = [
  npm('lint and format (Biome)', 'lint'),
  script('names, sizes and places', 'check-names.ts'),
  npm('types (strict)', 'types'),
  npm('walls between modules (dependency-cruiser)', 'walls'),
  npm('unused code and dependencies (knip)', 'unused'),
  script('generated files are fresh', 'generate.ts', '--check'),
  npm('no secret in any file (secretlint)', 'secrets'),
  npm('lock file from the default registry only (lockfile-lint)', 'lock-file'),
  script('bill of materials, licences, sums, install scripts', 'check-dependencies.ts'),
  script('no regular expression that a text can stall (recheck)', 'check-expressions.ts'),
  npm('bundle the functions', 'bundle'),
  script('bundle budgets', 'check-bundles.ts'),
  npm('synth of prod with strict validation and cdk-nag', 'synth'),
];

if (import.meta.main) {
  const { failed } = await runAll(checks);
  process.exit(failed === 0 ? 0 : 1);
}
