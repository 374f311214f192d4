import { accountEn } from '../messages/account.en.ts';
import { type AccountWords, accountPtBR } from '../messages/account.pt-BR.ts';
import { brewingEn } from '../messages/brewing.en.ts';
import { type BrewingWords, brewingPtBR } from '../messages/brewing.pt-BR.ts';
import { checkoutEn } from '../messages/checkout.en.ts';
import { type CheckoutWords, checkoutPtBR } from '../messages/checkout.pt-BR.ts';
import { discoveryEn } from '../messages/discovery.en.ts';
import { type DiscoveryWords, discoveryPtBR } from '../messages/discovery.pt-BR.ts';
import { actionsEn } from '../messages/en.actions.ts';
import { en } from '../messages/en.ts';
import { orderEn } from '../messages/order.en.ts';
import { type OrderWords, orderPtBR } from '../messages/order.pt-BR.ts';
import { orderLifeEn } from '../messages/order-life.en.ts';
import { type OrderLifeWords, orderLifePtBR } from '../messages/order-life.pt-BR.ts';
import { paymentEn } from '../messages/payment.en.ts';
import { type PaymentWords, paymentPtBR } from '../messages/payment.pt-BR.ts';
import { type Actions, actionsPtBR } from '../messages/pt-BR.actions.ts';
import type { Messages } from '../messages/pt-BR.ts';
import { ptBR } from '../messages/pt-BR.ts';
import { quizEn } from '../messages/quiz.en.ts';
import { type QuizWords, quizPtBR } from '../messages/quiz.pt-BR.ts';
import { shelvesEn } from '../messages/shelves.en.ts';
import { type ShelfWords, shelvesPtBR } from '../messages/shelves.pt-BR.ts';

export const LOCALES = ['pt-BR', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const account = { 'pt-BR': accountPtBR, en: accountEn } as const satisfies Record<Locale, AccountWords>;
const messages = { 'pt-BR': ptBR, en } as const satisfies Record<Locale, Messages>;
const actions = { 'pt-BR': actionsPtBR, en: actionsEn } as const satisfies Record<Locale, Actions>;
const checkout = { 'pt-BR': checkoutPtBR, en: checkoutEn } as const satisfies Record<Locale, CheckoutWords>;
const order = { 'pt-BR': orderPtBR, en: orderEn } as const satisfies Record<Locale, OrderWords>;
const life = { 'pt-BR': orderLifePtBR, en: orderLifeEn } as const satisfies Record<Locale, OrderLifeWords>;
const payment = { 'pt-BR': paymentPtBR, en: paymentEn } as const satisfies Record<Locale, PaymentWords>;
const discovery = { 'pt-BR': discoveryPtBR, en: discoveryEn } as const satisfies Record<
  Locale,
  DiscoveryWords
>;
const brewing = { 'pt-BR': brewingPtBR, en: brewingEn } as const satisfies Record<Locale, BrewingWords>;
const shelves = { 'pt-BR': shelvesPtBR, en: shelvesEn } as const satisfies Record<Locale, ShelfWords>;
const quiz = { 'pt-BR': quizPtBR, en: quizEn } as const satisfies Record<Locale, QuizWords>;

export const messagesOf = (locale: Locale): Messages => messages[locale];
/** The words that scripts of the page need; written into the page as data, so that one script serves both languages. */
export const actionsOf = (locale: Locale): Actions => actions[locale];
export const accountOf = (locale: Locale): AccountWords => account[locale];
export const checkoutOf = (locale: Locale): CheckoutWords => checkout[locale];
export const discoveryOf = (locale: Locale): DiscoveryWords => discovery[locale];
export const orderOf = (locale: Locale): OrderWords => order[locale];
export const orderLifeOf = (locale: Locale): OrderLifeWords => life[locale];
export const paymentOf = (locale: Locale): PaymentWords => payment[locale];
export const brewingOf = (locale: Locale): BrewingWords => brewing[locale];
export const quizOf = (locale: Locale): QuizWords => quiz[locale];
export const shelfWordsOf = (locale: Locale): ShelfWords => shelves[locale];

/** `path` starts and ends with a slash; Portuguese lives at the root. */
export const localised = (locale: Locale, path: string): string => (locale === 'en' ? `/en${path}` : path);

/** The language of the page's address: `en` below `/en/`, Portuguese elsewhere. */
export const localeOf = ({ params }: { params: Record<string, string | undefined> }): Locale =>
  params.lang === 'en' ? 'en' : 'pt-BR';

/** The catalogue speaks Portuguese: on an English page its words say so, for screen readers and translators. */
export const catalogueLang = (locale: Locale): 'pt-BR' | undefined => (locale === 'en' ? 'pt-BR' : undefined);
