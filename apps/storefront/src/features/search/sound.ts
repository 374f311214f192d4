/**
 * Letters that Brazilians write for one another because they sound alike. Applied in this order to words without
 * accents; both the index and the question pass here, so a rule need not be right, only the same on both sides.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/s?[cs]h/g, 'x'],
  [/h/g, ''],
  [/y/g, 'i'],
  [/g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/[sx]c(?=[ei])/g, 's'],
  [/c(?=[ei])/g, 's'],
  [/qu?/g, 'k'],
  [/c/g, 'k'],
  [/x(?=[bdfgkmpt])/g, 's'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/m(?=[bp])/g, 'n'],
  [/im$/g, 'in'],
  [/(.)\1+/g, '$1'],
  // Plurals, last: the beginning of a word stays a beginning when it loses an s.
  [/(?<=...)s$/g, ''],
];

/** Small letters without accents; ç turns into what it sounds like. */
const plain = (text: string): string =>
  text.toLowerCase().replaceAll('ç', 's').normalize('NFD').replace(/\p{M}/gu, '');

/** How a word sounds in Brazil, roughly: "expresso" and "espresso", "serrado" and "cerrado" are one. */
const soundOf = (word: string): string =>
  RULES.reduce((sound, [pattern, by]) => sound.replace(pattern, by), plain(word));

/** Say nothing of what is looked for. "sem" stays: "sem cafeína" is about what follows. */
const EMPTY = new Set(
  'a o as os e de da do das dos com para pra por em no na um uma the of for with and in to'.split(' '),
);

/** The words of a text as the index keeps them. */
export const soundsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word))
    .map(soundOf);
