import { bagColours, toolColours } from '../../art/colour.ts';
import { artOf, type Catalogue, isSoldOut, leadVariant, type Product, pathOf } from '../../lib/catalogue.ts';
import { type Locale, localised, messagesOf } from '../../lib/locale.ts';
import { type Entry, joined, type SearchIndex } from './entry.ts';
import {
  BEANS_WORDS,
  DECAF_WORDS,
  GROUND_WORDS,
  KIND_WORDS,
  METHOD_WORDS,
  NOTE_FAMILIES,
  NOTES_IN_ENGLISH,
  PROCESS_WORDS,
  PROFILE_WORDS,
  ROAST_WORDS,
  SHAPE_WORDS,
} from './other-words.ts';
import { pageEntries } from './page-entries.ts';

const wordsFor = (table: readonly (readonly [RegExp, string])[], notes: readonly string[]): string[] =>
  table.filter(([pattern]) => notes.some((note) => pattern.test(note))).map(([, words]) => words);

const coffeePart = (coffee: NonNullable<Product['coffee']>, locale: Locale) => {
  const t = messagesOf(locale);
  const { notes, label } = coffee;
  return {
    caption: `${t.profiles[coffee.profile]} · ${coffee.region}`,
    notes: joined(
      ...notes,
      ...(locale === 'en' ? wordsFor(NOTES_IN_ENGLISH, notes) : []),
      // Nobody who looks for one would settle for less: it weighs as a note does.
      label.decaffeinated ? DECAF_WORDS : undefined,
    ),
    place: joined(coffee.region, coffee.state, coffee.municipality),
    people: joined(coffee.producer, coffee.farm),
    facts: joined(
      t.profiles[coffee.profile],
      t.processes[coffee.process],
      t.roasts[coffee.roast],
      ...coffee.methods.map((method) => t.methods[method]),
      ...coffee.varieties,
      label.species,
    ),
    words: joined(
      PROFILE_WORDS[coffee.profile],
      PROCESS_WORDS[coffee.process],
      ROAST_WORDS[coffee.roast],
      ...coffee.methods.map((method) => METHOD_WORDS[method]),
      ...wordsFor(NOTE_FAMILIES, notes),
    ),
  };
};

const grindWords = ({ variants }: Product): string[] => [
  ...(variants.some(({ grind }) => grind === 'graos') ? [BEANS_WORDS] : []),
  ...(variants.some(({ grind }) => grind !== undefined && grind !== 'graos') ? [GROUND_WORDS] : []),
];

const colourOf = ({ art, coffee }: Product): string =>
  coffee ? bagColours(art.hue, coffee.roast).body : toolColours(art.hue).main;

const productEntry = (product: Product, locale: Locale): Entry => {
  const { coffee, contents = [], specifications = [] } = product;
  const part = coffee
    ? coffeePart(coffee, locale)
    : {
        caption: product.tagline,
        notes: joined(product.tagline),
        place: '',
        people: '',
        facts: joined(
          SHAPE_WORDS[product.art.shape],
          ...contents.map(({ name }) => name),
          ...specifications.map(({ value }) => value),
        ),
        words: '',
      };
  return {
    url: localised(locale, pathOf(product)),
    kind: product.kind,
    name: product.name,
    ...part,
    words: joined(part.words, KIND_WORDS[product.kind], ...grindWords(product)),
    cents: leadVariant(product).price.cents,
    ...(isSoldOut(product) && { soldOut: true as const }),
    art: artOf(product.slug),
    colour: colourOf(product),
  };
};

/** What the search of a language knows: every product, then the pages that people look for by name. */
export const searchIndexOf = (catalogue: Catalogue, locale: Locale): SearchIndex => ({
  entries: [
    ...catalogue.products.map((product) => productEntry(product, locale)),
    ...pageEntries(catalogue, locale),
  ],
});
