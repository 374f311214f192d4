import { dataMap, grounds, processors, type Topic, topics } from '@loja/contracts/privacy/data-map.ts';
import type { Locale } from '../../lib/locale.ts';

const shown = Object.keys(topics) as Topic[];

/** What the privacy page says of what is kept: each topic of the data map in its own words. */
export const toldOfData = (locale: Locale) =>
  shown.map((topic) => {
    const { why, keep, ...what } = topics[topic];
    const of = [...new Set(dataMap.filter((line) => line.topic === topic).map(({ ground }) => ground))];
    return {
      what: what[locale],
      why: why[locale],
      ground: of
        .map((ground) => `${grounds[ground][locale]} (LGPD, art. 7º, ${grounds[ground].article})`)
        .join('; '),
      until: keep[locale],
    };
  });

/** Who gets any of it. */
export const toldOfProcessors = (locale: Locale): string[] => {
  const all = new Set(dataMap.flatMap(({ goesTo }) => goesTo));
  return [...all].map((who) => processors[who][locale]);
};
