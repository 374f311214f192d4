import type { DiscoveryWords } from './discovery.pt-BR.ts';

export const discoveryEn: DiscoveryWords = {
  news: 'freshly roasted coffees',
  newsText: 'The coffees of the last roast: lot, notes and origin.',
  title: {
    coffee: '{name}: specialty coffee from {region}',
    decaf: '{name}: decaf coffee from {region}',
    kit: '{name}: specialty coffee kit',
    equipment: '{name}',
  },
  description: {
    coffee:
      '{name}, a {process} coffee from {region}: notes of {notes}. {roast} roast, as whole beans or ground for your brewer.',
    plain: '{name}. {text}',
  },
  posterAlt: '{name}, drawing of the product with its name and notes',
  shopPosterAlt: 'Wall of tiles with the manacá flower',
  search: {
    label: 'Search the shop',
    placeholder: 'Note, region, method…',
    submit: 'Search',
    listLabel: 'Suggestions',
    clear: 'Clear search',
    none: 'Nothing found for “{query}”.',
    one: '1 result',
    many: '{count} results',
    seeAll: 'See all {count} results',
    from: 'from {price}',
    soldOut: 'Sold out',
    failed: 'Search did not load. Try again or see the shelf.',
    title: 'Search',
    titleFor: 'Search: {query}',
    lead: 'Look for a name, note, region, grower, process or brewing method.',
    tryThese: 'Try',
    ideas: ['chocolate', 'fruity', 'decaf', 'Mantiqueira', 'cold brew', 'French press'],
    noScript: 'Search needs JavaScript on in the browser. Without it, everything is on the shelves:',
    alsoSee: 'The whole shelf may help:',
    approximate: 'Showing what is most alike.',
  },
};
