import type { ShelfPageWords } from './shelf-page.pt-BR.ts';

export const shelfPageEn: ShelfPageWords = {
  groups: {
    perfil: 'By taste',
    regiao: 'By region',
    processo: 'By process',
    torra: 'By roast',
    metodo: 'By brewer',
  },
  others: 'Other shelves',
  newRegion: { title: 'Coffees from {name}', lead: 'A new origin on our shelf.' },
  altitude: 'Altitude of the farms, in metres. Dots are our own lots.',
  altitudeOf: '{name}, {metres} m',
  upTo: 'up to {to} m',
  fromTo: '{from} to {to} m',
  denomination: 'Denomination of Origin, {year}',
  provenance: 'Geographical Indication, {year}',
  average: 'Average of the coffees on this shelf',
  cherry: 'What stays around the bean while it dries',
  layers: { skin: 'skin', pulp: 'pulp', parchment: 'parchment', bean: 'bean' },
  grindSize: 'Size of the grind, next to the other brewers',
  guide: 'How to brew: {method}',
  quiz: 'Not sure? Answer five questions',
  browseTitle: 'Or take another way',
  browseLead: 'Where it grew, how it dried, how far it was roasted, where you will brew it.',
};
