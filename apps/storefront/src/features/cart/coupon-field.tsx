import type { Cart } from '@loja/contracts/http/cart.ts';
import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { putCoupon, removeCoupon } from './cart-calls.ts';

type Words = Pick<Actions, 'coupon' | 'problems' | 'unreachable'>;
type Coupon = NonNullable<Cart['coupon']>;
type Props = {
  cart: Cart;
  words: Words;
  /** The cart as it is after the coupon was put on or taken off. */
  onCart: (cart: Cart) => void;
};

/** What the coupon does, or why it does nothing. */
const standing = ({ refusal, minimum, freeShipping }: Coupon, words: Words): string => {
  if (minimum) return fill(words.coupon.minimum, { amount: reaisOf(minimum) });
  if (refusal) return words.problems[refusal];
  return freeShipping ? words.coupon.freeShipping : words.coupon.applied;
};

export const CouponField = ({ cart, words, onCart }: Props) => {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const { coupon } = cart;

  const after = async (act: () => Promise<{ ok: true; value: Cart } | Failure>) => {
    setBusy(true);
    setError('');
    const answer = await act();
    setBusy(false);
    if (!answer.ok) return setError(problemText(answer, words));
    setCode('');
    onCart(answer.value);
  };
  const apply = async (event: Event) => {
    event.preventDefault();
    if (code.trim() === '') return setError(words.coupon.empty);
    await after(() => putCoupon(cart.cartId, code));
  };

  return (
    <form class="coupon needs-script" onSubmit={apply} noValidate>
      {coupon ? (
        <div class="coupon-on">
          <p>
            <strong>{coupon.code}</strong> · {coupon.name}
          </p>
          <button
            class="link"
            type="button"
            disabled={busy}
            aria-label={fill(words.coupon.removeOf, { code: coupon.code })}
            onClick={() => after(() => removeCoupon(cart.cartId))}
          >
            {words.coupon.remove}
          </button>
        </div>
      ) : (
        <div class="freight-row">
          <div class="field">
            <label for="cupom">{words.coupon.label}</label>
            <input
              id="cupom"
              autoComplete="off"
              autoCapitalize="characters"
              spellcheck={false}
              maxLength={60}
              value={code}
              aria-invalid={error ? true : undefined}
              aria-describedby="cupom-resposta"
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </div>
          <button class="button button-line button-small" type="submit" disabled={busy}>
            {busy ? words.coupon.applying : words.coupon.apply}
          </button>
        </div>
      )}
      <div id="cupom-resposta" aria-live="polite">
        {error && <p class="field-error">{error}</p>}
        {coupon && <p class={coupon.refusal ? 'field-error' : 'field-hint'}>{standing(coupon, words)}</p>}
      </div>
    </form>
  );
};
