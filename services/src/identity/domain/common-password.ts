import { shop } from '../../../../shop.config.ts';
import { commonPasswords } from './common-passwords.generated.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** What anybody would try first here (ASVS 5.0 6.2.11): the shop's own words, and the name in the address. */
const wordsOf = (email: string): string[] =>
  [shop.name, shop.legalName, new URL(shop.url).hostname, email.split('@')[0] ?? ''].map(plain);

/** One short piece over and over: as quickly tried as the piece. */
const isRepeated = (text: string): boolean =>
  [1, 2, 3, 4].some(
    (length) =>
      text ===
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length),
  );

/** Whether it is among the first that anybody tries: in a list of leaked ones, or a piece repeated (ASVS 5.0 6.2.4). */
const isLeaked = (password: string): boolean =>
  commonPasswords.has(password.toLowerCase()) || isRepeated(plain(password));

/** Whether a password is easy to guess, here or anywhere. */
export const isCommonPassword = (password: string, email: string): boolean =>
  isLeaked(password) || leansOnContext(password, email);

/** Whether little is left of a password without the words that stand on the page or in the address. */
const leansOnContext = (password: string, email: string): boolean => {
  const rest = wordsOf(email)
    .filter((word) => word.length >= 4)
    .reduce((text, word) => text.replaceAll(word, ''), plain(password));
  return rest.length < 6 && plain(password).length > rest.length;
};
