import type { Product } from '../../lib/catalogue.ts';
import { fill } from '../../lib/fill.ts';
import { discoveryOf, type Locale, messagesOf } from '../../lib/locale.ts';

/** Search engines cut longer ones. */
const DESCRIPTION_LENGTH = 155;

/** At most `length` letters, cut between words and marked as cut. */
export const shortened = (text: string, length = DESCRIPTION_LENGTH): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const words = [...cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))];
  const end = words.findLastIndex((letter) => !/[\s,;:.–-]/.test(letter));
  return `${words.slice(0, end + 1).join('')}…`;
};

/** The title of a product's page where only the title is seen: a list of results, a tab, a shared link. */
export const productTitle = (product: Product, locale: Locale): string => {
  const { title } = discoveryOf(locale);
  const { coffee, name } = product;
  if (!coffee) return fill(product.kind === 'kit' ? title.kit : title.equipment, { name });
  return fill(coffee.label.decaffeinated ? title.decaf : title.coffee, { name, region: coffee.region });
};

export const productDescription = (product: Product, locale: Locale): string => {
  const { description } = discoveryOf(locale);
  const { coffee, name } = product;
  if (!coffee) return shortened(fill(description.plain, { name, text: product.description }));
  const t = messagesOf(locale);
  const lower = (text: string) => text.toLocaleLowerCase(locale);
  return shortened(
    fill(description.coffee, {
      name,
      process: lower(t.processes[coffee.process]),
      region: coffee.region,
      notes: coffee.notes.slice(0, 3).join(', '),
      roast: locale === 'en' ? t.roasts[coffee.roast] : lower(t.roasts[coffee.roast]),
    }),
  );
};
