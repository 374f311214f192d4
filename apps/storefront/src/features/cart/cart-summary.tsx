import type { Cart } from '@loja/contracts/http/cart.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { freightPriceText } from '../freight/delivery-text.ts';
import { type FreeShipping, freeShippingRule, missingCents } from '../freight/free-shipping.ts';
import { Totals } from './totals.tsx';

type Words = Pick<Actions, 'cart' | 'freight'>;

/** Centavos to pay by one method, with a freight option when one is known. */
export const totalCents = (
  { payable }: Pick<Cart, 'payable'>,
  option: Pick<ShippingOption, 'price'> | undefined,
  method: PaymentMethod = 'pix',
): number => (payable[method] ?? payable.pix).cents + (option?.price.cents ?? 0);

/** What a cart comes to by one method, Pix unless said, with a freight option when one is known. */
export const CartTotals = ({
  cart,
  option,
  method = 'pix',
  words,
}: {
  cart: Pick<Cart, 'subtotal' | 'discounts' | 'pixDiscount' | 'payable'>;
  option: ShippingOption | undefined;
  method?: PaymentMethod;
  words: Words;
}) => (
  <Totals
    goods={cart.subtotal}
    reductions={[
      ...cart.discounts,
      ...(method === 'pix' ? [{ name: words.cart.pixDiscount, amount: cart.pixDiscount }] : []),
    ].filter(({ amount }) => amount.cents > 0)}
    freight={{
      name: option?.name,
      text: option ? freightPriceText(option, words.freight) : words.cart.freightUnknown,
    }}
    total={{ cents: totalCents(cart, option, method) }}
    words={{
      goods: words.cart.subtotal,
      freight: words.cart.freight,
      total: method === 'pix' ? words.cart.total : words.cart.totalPlain,
    }}
  />
);

export const FreeShippingBar = ({
  goodsCents,
  cep,
  free,
  words,
}: {
  goodsCents: number;
  cep: string;
  free: FreeShipping;
  words: Words;
}) => {
  const rule = freeShippingRule(free, cep);
  if (!rule) return null;
  const missing = missingCents(rule, goodsCents);
  const states = rule.states.join(', ');
  const text =
    missing === 0
      ? fill(words.freight.reached, { states })
      : fill(words.freight.missing, { amount: reaisOf({ cents: missing }), states });
  return (
    <div class="free-shipping">
      <p>{text}</p>
      <progress
        max={rule.fromCents}
        value={Math.min(goodsCents, rule.fromCents)}
        aria-label={words.freight.progress}
      />
    </div>
  );
};
