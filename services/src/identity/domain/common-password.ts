import { shop } from '../../../../shop.config.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** What anybody would try first here (ASVS 5.0 6.2.11): the shop's own words, and the name in the address. */
const wordsOf = (email: string): string[] =>
  [shop.name, shop.legalName, new URL(shop.url).hostname, email.split('@')[0] ?? ''].map(plain);

/** Whether little is left of a password without the words that stand on the page or in the address. */
export const leansOnContext = (password: string, email: string): boolean => {
  const rest = wordsOf(email)
    .filter((word) => word.length >= 4)
    .reduce((text, word) => text.replaceAll(word, ''), plain(password));
  return rest.length < 6 && plain(password).length > rest.length;
};
