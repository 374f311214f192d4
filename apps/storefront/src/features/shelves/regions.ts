/** Metres over the sea; a missing end is one that no source gives. */
export type Region = {
  from?: number;
  to?: number;
  /** Geographical indications of INPI: provenance (IP) and denomination of origin (DO), with the year. */
  provenance?: number;
  denomination?: number;
};

/** Typical altitudes and indications by slug (Datasebrae, BSCA, INPI); regions not listed show their coffees only. */
const REGIONS: Readonly<Record<string, Region>> = {
  'sul-de-minas': { from: 900, to: 1400 },
  'mantiqueira-de-minas': { from: 900, to: 1400, provenance: 2011, denomination: 2020 },
  'cerrado-mineiro': { from: 800, to: 1300, provenance: 2005, denomination: 2013 },
  'matas-de-minas': { to: 1400 },
  caparao: { from: 700, to: 1500, denomination: 2021 },
  'montanhas-do-espirito-santo': { from: 500, to: 1400, denomination: 2021 },
  'norte-do-espirito-santo': { to: 500 },
  'chapada-diamantina': { to: 1340 },
  'alta-mogiana': { from: 800, to: 1200, provenance: 2013 },
  'norte-pioneiro-do-parana': { from: 500, to: 950, provenance: 2012 },
  vulcanica: { from: 970, to: 1350 },
};

export const regionOf = (slug: string): Region => REGIONS[slug] ?? {};

/** "1.250 m" → 1250; "950–1.150 m" → 1050, the middle. Undefined when there is no number. */
export const metresOf = (altitude: string): number | undefined => {
  const numbers = [...altitude.matchAll(/\d+(?:\.\d{3})?/g)].map(([text]) => Number(text.replace('.', '')));
  return numbers.length === 0 ? undefined : Math.round(numbers.reduce((a, b) => a + b, 0) / numbers.length);
};
