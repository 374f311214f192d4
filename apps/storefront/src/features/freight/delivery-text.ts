import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';

type Words = Pick<Actions['freight'], 'days' | 'oneDay' | 'sameDays' | 'free'>;

/** "4 a 7 dias úteis". */
export const daysText = ({ min, max }: ShippingOption['businessDays'], words: Words): string => {
  if (min !== max) return fill(words.days, { min, max });
  return fill(max === 1 ? words.oneDay : words.sameDays, { max });
};

export const freightPriceText = (option: Pick<ShippingOption, 'price'>, words: Words): string =>
  option.price.cents === 0 ? words.free : reaisOf(option.price);
