import { type LetterKind, letterOf, type OrderFacts, type Shop } from './letter.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

export interface Mail {
  subject: string;
  html: string;
  text: string;
}

/** The letter of `kind` about an order, as HTML and as text that says the same. */
export const mailOf = (kind: LetterKind, order: OrderFacts, shop: Shop): Mail => {
  const letter = letterOf(kind, order);
  return {
    subject: `${letter.subject} · ${shop.name}`,
    html: mailHtml(letter, order, shop),
    text: mailText(letter, order, shop),
  };
};
