import type { Cart } from '@loja/contracts/http/cart.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { freightPriceText } from '../freight/delivery-text.ts';
import { type FreeShipping, freeShippingRule, missingCents } from '../freight/free-shipping.ts';

type Words = Pick<Actions, 'cart' | 'freight'>;

/** Centavos to pay by Pix, with a freight option when one is known. */
export const totalCents = (
  cart: Pick<Cart, 'payable'>,
  option: Pick<ShippingOption, 'price'> | undefined,
): number => cart.payable.pix.cents + (option?.price.cents ?? 0);

export const Totals = ({
  cart,
  option,
  words,
}: {
  cart: Pick<Cart, 'subtotal' | 'discounts' | 'pixDiscount' | 'payable'>;
  option: ShippingOption | undefined;
  words: Words;
}) => (
  <dl class="totals">
    <div>
      <dt>{words.cart.subtotal}</dt>
      <dd>{reaisOf(cart.subtotal)}</dd>
    </div>
    {cart.discounts.map(({ name, amount }) => (
      <div class="totals-good" key={name}>
        <dt>{name}</dt>
        <dd>−{reaisOf(amount)}</dd>
      </div>
    ))}
    {cart.pixDiscount.cents > 0 && (
      <div class="totals-good">
        <dt>{words.cart.pixDiscount}</dt>
        <dd>−{reaisOf(cart.pixDiscount)}</dd>
      </div>
    )}
    <div>
      <dt>{option ? `${words.cart.freight} (${option.name})` : words.cart.freight}</dt>
      <dd>{option ? freightPriceText(option, words.freight) : words.cart.freightUnknown}</dd>
    </div>
    <div class="totals-sum">
      <dt>{words.cart.total}</dt>
      <dd>{reaisOf({ cents: totalCents(cart, option) })}</dd>
    </div>
  </dl>
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
