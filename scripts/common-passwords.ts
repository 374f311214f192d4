import { dictionary } from '@zxcvbn-ts/language-common';

/** A password that the pool would take is this long. */
const LEAST = 12;

/** The passwords of the lists of leaks that are long enough for the pool, as a module that a function carries. */
export const commonPasswords = (): string => {
  const list = dictionary['passwords-common'].filter((word) => word.length >= LEAST).toSorted();
  return `// Written by \`npm run generate\` from @zxcvbn-ts/language-common; do not edit.\nexport const commonPasswords: ReadonlySet<string> = new Set(\n  ${JSON.stringify(list.join(' '))}.split(' '),\n);\n`;
};
