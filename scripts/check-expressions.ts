import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { expressionsIn, slowOnes } from './security/expressions.ts';

/** Where a stranger's text can arrive: what a function or a page runs. */
const SERVED = /^(packages|services|apps)\/.*\.(ts|tsx)$/;
const isTest = /\.(test|suite|bench)\.tsx?$/;

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => SERVED.test(file) && !isTest.test(file));
const expressions = files.flatMap((file) => expressionsIn(file, readFileSync(file, 'utf8')));
const slow = await slowOnes(expressions);
console.log(`${expressions.length} regular expressions in ${files.length} files`);
for (const { file, line, source, complexity, attack } of slow)
  console.error(`${file}:${line} /${source}/ is ${complexity} for ${attack}`);
process.exit(slow.length === 0 ? 0 : 1);
