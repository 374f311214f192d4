import type { Cart } from '@loja/contracts/http/cart.ts';
import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { installmentsOf } from '@loja/kernel/installments.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { totalCents } from '../cart/cart-summary.tsx';
import type { FormProps } from './fields.tsx';

export type PaymentChoice = {
  cart: Pick<Cart, 'payable'>;
  option: ShippingOption | undefined;
  installments: { max: number; minimumCents: number };
};

const METHODS = ['pix', 'card', 'boleto'] as const;

const methodsOf = ({ payable }: Pick<Cart, 'payable'>): PaymentMethod[] =>
  METHODS.filter((method) => payable[method] !== undefined);

/** The method that was chosen, while the shop still takes it. */
export const methodIn = (cart: Pick<Cart, 'payable'>, chosen: PaymentMethod): PaymentMethod =>
  cart.payable[chosen] ? chosen : 'pix';

/** What choosing this method means for the purse: less by Pix, in parts by card. */
const Advantage = ({ method, form, choice }: MethodProps) => {
  const { cart, option, installments } = choice;
  const own = totalCents(cart, option, method);
  if (method === 'pix') {
    const dearest = Math.max(...methodsOf(cart).map((other) => totalCents(cart, option, other)));
    return dearest > own ? (
      <small class="pay-less">
        {fill(form.words.pixSaves, { amount: reaisOf({ cents: dearest - own }) })}
      </small>
    ) : null;
  }
  const parts = method === 'card' ? installmentsOf(own, installments).at(-1) : undefined;
  return parts && parts.count > 1 ? (
    <small>
      {fill(form.words.installments, { count: parts.count, amount: reaisOf({ cents: parts.firstCents }) })}
    </small>
  ) : null;
};

type MethodProps = { method: PaymentMethod; form: FormProps; choice: PaymentChoice };

const Method = ({ method, form, choice }: MethodProps) => {
  const words = form.words.methods[method];
  return (
    <label class="ship-option pay-option">
      <input
        type="radio"
        name="pagamento"
        value={method}
        checked={form.draft.method === method}
        onChange={() => form.onType({ method })}
      />
      <span>
        <b>{words.name}</b>
        <small>{words.text}</small>
      </span>
      <strong>
        {reaisOf({ cents: totalCents(choice.cart, choice.option, method) })}
        <Advantage method={method} form={form} choice={choice} />
      </strong>
    </label>
  );
};

/** Every way to pay that the shop takes, each with its own total (Lei 13.455/2017). */
export const PaymentFields = ({ form, choice }: { form: FormProps; choice: PaymentChoice }) => (
  <fieldset class="step">
    <legend class="step-title">{form.words.steps.payment}</legend>
    <div class="ship-options">
      {methodsOf(choice.cart).map((method) => (
        <Method key={method} method={method} form={form} choice={choice} />
      ))}
    </div>
  </fieldset>
);
