import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { settings } from './settings.ts';

/** Whatever tells who somebody is, by the field's name (`personal-data.ts` says which); other fields do no harm. */
export type Known = Readonly<Record<string, string>>;

const Line = z.record(z.string(), z.string());

/**
 * Enters a person of the tests into the register of this run, which a test at its end reads: nobody in it may stand
 * anywhere in the open. Tests run in several processes, so the register is a file.
 */
export const known = <P extends Known>(person: P): P => {
  const file = settings.LOJA_TEST_PEOPLE_FILE;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(person)}\n`);
  return person;
};

/** Everyone whom this run has entered, each once. */
export const everyone = (): Known[] => {
  const file = settings.LOJA_TEST_PEOPLE_FILE;
  if (file === undefined || !existsSync(file)) throw new Error('this run keeps no register of its people');
  const lines = new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return [...lines].map((line) => Line.parse(JSON.parse(line)));
};
