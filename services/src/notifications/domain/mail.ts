import type { About, OrderFacts, Shop } from './letter.ts';
import { type LetterKind, letterOf } from './letters.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/** The letter of `kind` about an order, as HTML and as text that says the same; undefined when there is nothing to say. */
export const mailOf = (
  kind: LetterKind,
  order: OrderFacts,
  shop: Shop,
  about: About = {},
): Mail | undefined => {
  const letter = letterOf(kind, order, about);
  return (
    letter && {
      subject: `${letter.subject} · ${shop.name}`,
      html: mailHtml(letter, order, shop),
      text: mailText(letter, order, shop),
    }
  );
};
