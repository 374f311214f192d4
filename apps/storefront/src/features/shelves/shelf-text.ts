import { fill } from '../../lib/fill.ts';
import { type Locale, messagesOf, shelfWordsOf } from '../../lib/locale.ts';
import type { ShelfText } from '../../messages/shelves.pt-BR.ts';
import type { Group } from '../listing/filters.ts';
import type { Shelf } from './shelves.ts';

/** The name of a shelf as the facts of a coffee say it: "Média-clara", "Caparaó". */
export const shelfName = ({ group, value }: Pick<Shelf, 'group' | 'value'>, locale: Locale): string => {
  const t = messagesOf(locale);
  const names: Record<Group, Readonly<Record<string, string>>> = {
    perfil: t.profiles,
    regiao: {},
    processo: t.processes,
    torra: t.roasts,
    metodo: t.methods,
  };
  return names[group][value] ?? value;
};

/** What a shelf says; a region that is new to the shop gets a title and no lesson. */
export const shelfText = (shelf: Shelf, locale: Locale): ShelfText => {
  const words = shelfWordsOf(locale);
  const texts: Readonly<Record<string, ShelfText>> = words[shelf.group];
  const { title, lead } = words.page.newRegion;
  return texts[shelf.slug] ?? { title: fill(title, { name: shelfName(shelf, locale) }), lead, text: [] };
};
