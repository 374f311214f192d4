import { en } from '../messages/en.ts';
import { actionsEn } from '../messages/en.actions.ts';
import type { Messages } from '../messages/pt-BR.ts';
import { ptBR } from '../messages/pt-BR.ts';
import { type Actions, actionsPtBR } from '../messages/pt-BR.actions.ts';

export const LOCALES = ['pt-BR', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const messages = { 'pt-BR': ptBR, en } as const satisfies Record<Locale, Messages>;
const actions = { 'pt-BR': actionsPtBR, en: actionsEn } as const satisfies Record<Locale, Actions>;

export const messagesOf = (locale: Locale): Messages => messages[locale];
/** The words that scripts of the page need; written into the page as data, so that one script serves both languages. */
export const actionsOf = (locale: Locale): Actions => actions[locale];

/** `path` starts and ends with a slash; Portuguese lives at the root. */
export const localised = (locale: Locale, path: string): string => (locale === 'en' ? `/en${path}` : path);

/** `getStaticPaths` of every page under `[...lang]`. */
export const localePaths = () => [
  { params: { lang: undefined }, props: { locale: 'pt-BR' as const } },
  { params: { lang: 'en' }, props: { locale: 'en' as const } },
];
