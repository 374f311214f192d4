import type { Catalogue } from '../../lib/catalogue.ts';
import { brewingOf, type Locale, localised, messagesOf, quizOf } from '../../lib/locale.ts';
import { pagesOf } from '../../site/pages.ts';
import { BREW_METHODS, guidePath } from '../brewing/recipes.ts';
import type { Group } from '../listing/filters.ts';
import { shelfName, shelfText } from '../shelves/shelf-text.ts';
import { type Shelf, shelfPath, shelvesOf } from '../shelves/shelves.ts';
import { type Entry, joined } from './entry.ts';
import { METHOD_WORDS, PAGE_WORDS, PROCESS_WORDS, PROFILE_WORDS, ROAST_WORDS } from './other-words.ts';

const pageEntry = (path: string, locale: Locale, parts: Partial<Entry> & Pick<Entry, 'name'>): Entry => ({
  url: localised(locale, path),
  kind: 'page',
  caption: '',
  notes: '',
  place: '',
  people: '',
  facts: '',
  words: '',
  ...parts,
});

const wordsOfShelf = ({ group, value }: Shelf): string | undefined => {
  const words: Record<Group, Readonly<Record<string, string>>> = {
    perfil: PROFILE_WORDS,
    regiao: {},
    processo: PROCESS_WORDS,
    torra: ROAST_WORDS,
    metodo: METHOD_WORDS,
  };
  return words[group][value];
};

const shelfEntry = (shelf: Shelf, locale: Locale): Entry =>
  pageEntry(shelfPath(shelf), locale, {
    name: shelfText(shelf, locale).title,
    words: joined(shelfName(shelf, locale), wordsOfShelf(shelf)),
  });

const guideEntries = (locale: Locale): Entry[] => {
  const { title, methods } = brewingOf(locale);
  return BREW_METHODS.map((method) =>
    pageEntry(guidePath(method), locale, {
      name: methods[method].title,
      caption: title,
      words: joined(METHOD_WORDS[method], PAGE_WORDS['/preparo/']),
    }),
  );
};

const namesOfFixed = (locale: Locale): Record<keyof typeof PAGE_WORDS, string> => {
  const { footer, nav } = messagesOf(locale);
  return {
    '/politicas/entrega/': footer.delivery,
    '/politicas/trocas-e-devolucoes/': footer.returns,
    '/politicas/privacidade/': footer.privacy,
    '/politicas/termos/': footer.terms,
    '/contato/': nav.contact,
    '/quiz/': quizOf(locale).title,
    '/preparo/': brewingOf(locale).title,
    '/sobre/': nav.about,
  };
};

const fixedEntries = (locale: Locale): Entry[] => {
  const names = namesOfFixed(locale);
  const paths = Object.keys(PAGE_WORDS).filter((path): path is keyof typeof PAGE_WORDS => path in PAGE_WORDS);
  return paths.map((path) => pageEntry(path, locale, { name: names[path], words: joined(PAGE_WORDS[path]) }));
};

/** Shelves, lessons and pages that people look for by name: those that the site has. */
export const pageEntries = (catalogue: Catalogue, locale: Locale): Entry[] => {
  const published = new Set(pagesOf(catalogue).map(({ path }) => path));
  const shelves = shelvesOf(catalogue.coffees).map((shelf) => shelfEntry(shelf, locale));
  return [...shelves, ...guideEntries(locale), ...fixedEntries(locale)].filter(({ url }) =>
    published.has(url),
  );
};
