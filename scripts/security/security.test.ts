import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expressionsIn, slowOnes } from './expressions.ts';
import { licenceProblems, Sbom } from './licences.ts';
import { lockProblems } from './lock-file.ts';

const component = (licenses: object[], development = false) => ({
  name: 'parcel',
  version: '1.0.0',
  licenses,
  properties: development ? [{ name: 'cdx:npm:package:development', value: 'true' }] : [],
});
const problems = (...components: object[]) => licenceProblems(Sbom.parse({ components }).components);

test('copyleft is for tools only, and a licence that nobody named for nobody', () => {
  const agpl = [{ license: { id: 'AGPL-3.0-or-later' } }];
  expect(problems(component(agpl, true))).toEqual([]);
  expect(problems(component(agpl))).toEqual(['parcel@1.0.0: AGPL-3.0-or-later']);
  expect(problems(component([], true))).toEqual(['parcel@1.0.0: no licence named']);
});

test('of alternatives one is enough, of joint licences none may be missing', () => {
  expect(problems(component([{ expression: '(GPL-3.0 OR MIT)' }]))).toEqual([]);
  expect(problems(component([{ expression: 'MIT AND GPL-3.0' }]))).toHaveLength(1);
});

const lock = (entry: object) => ({
  packages: { 'node_modules/parcel': { integrity: 'sha512-x', ...entry } },
});

test.each([
  ['without its sum', { integrity: undefined }],
  ['with a weak sum', { integrity: 'sha1-x' }],
  ['from elsewhere', { resolved: 'https://evil.example/parcel.tgz' }],
  ['that runs a script', { hasInstallScript: true }],
])('a package %s is found in the lock file', (_, entry) => {
  expect(lockProblems(lock({}))).toEqual([]);
  expect(lockProblems(lock(entry))).toHaveLength(1);
});

test('a regular expression that a text can stall is found where it stands', async () => {
  const text = 'const a = /^[a-z]+$/u;\nconst b = /^(\\w+\\s?)*$/;\nconst c = new RegExp("^(x+x+)+y$");';
  const slow = await slowOnes(expressionsIn('a.ts', text));
  expect(slow.map(({ line }) => line)).toEqual([2, 3]);
});

test('a secret that is committed is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loja-secret-'));
  try {
    const file = join(folder, 'settings.ts');
    // Put together here, or it would be found in this very file.
    writeFileSync(file, `export const token = 'ghp_${'abcdefghij0123456789'.repeat(2).slice(0, 36)}';\n`);
    const found = spawnSync('secretlint', ['--secretlintrc', '.secretlintrc.json', file], {
      encoding: 'utf8',
    });
    expect(found.status).toBe(1);
    expect(found.stdout).toContain('GITHUB_TOKEN');
    writeFileSync(file, 'export const key = read("KEY");\n');
    expect(spawnSync('secretlint', ['--secretlintrc', '.secretlintrc.json', file]).status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
