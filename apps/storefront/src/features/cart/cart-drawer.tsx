import type { Cart } from '@loja/contracts/http/cart.ts';
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { rememberedCep } from '../freight/cep.ts';
import type { FreeShipping } from '../freight/free-shipping.ts';
import { CartLine } from './cart-line.tsx';
import { FreeShippingBar } from './cart-summary.tsx';
import { useCart } from './use-cart.ts';

export type CartDrawerProps = {
  words: Pick<Actions, 'buy' | 'cart' | 'freight' | 'problems' | 'unreachable'>;
  cap: number;
  free: FreeShipping;
  paths: { cart: string; checkout: string };
};
type Editing = ReturnType<typeof useCart>;
type Props = CartDrawerProps & { cart: Cart; added: string; onClose: () => void };

const Lines = ({ cart, editing, props }: { cart: Cart; editing: Editing; props: Props }) => (
  <ul class="cart-lines">
    {cart.lines.map((line) => (
      <CartLine
        key={line.sku}
        line={line}
        cap={props.cap}
        href={undefined}
        level="h3"
        busy={editing.busySku === line.sku}
        refusal={
          editing.refusal?.sku === line.sku ? problemText(editing.refusal.failure, props.words) : undefined
        }
        words={props.words.cart}
        onQuantity={(quantity) => editing.setQuantity(line.sku, quantity)}
        onRemove={() => editing.remove(line.sku)}
      />
    ))}
  </ul>
);

const Foot = ({ cart, props }: { cart: Cart; props: Props }) => {
  const { words, paths } = props;
  const blocked = cart.lines.some((line) => line.availability === 'sold_out');
  return (
    <div class="drawer-foot">
      <p class="drawer-sum">
        <span>{words.cart.subtotal}</span>
        <strong>{reaisOf(cart.subtotal)}</strong>
      </p>
      {cart.pixDiscount.cents > 0 && (
        <p class="drawer-pix">
          {fill(words.buy.pixTotal, {
            price: reaisOf(cart.payable.pix),
          })}
        </p>
      )}
      {blocked ? (
        <p class="notice notice-bad">{words.cart.blocked}</p>
      ) : (
        <a class="button" href={paths.checkout}>
          {words.cart.checkout}
        </a>
      )}
      <p class="drawer-ways">
        <a href={paths.cart}>{words.buy.seeCart}</a>
        <button class="link" type="button" onClick={props.onClose}>
          {words.cart.keepBuying}
        </button>
      </p>
    </div>
  );
};

/** What the shopper just did and what is in the cart; a modal dialog, so that the browser keeps the focus inside. */
export const CartDrawer = (props: Props) => {
  const { words } = props;
  const editing = useCart(props.cart);
  const { state } = editing;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div class="drawer-in">
      <div class="drawer-head">
        <h2 id="gaveta" tabIndex={-1} ref={title}>
          {words.cart.title}
        </h2>
        <button class="drawer-close" type="button" aria-label={words.cart.close} onClick={props.onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <p class="notice notice-good" role="status">
        {fill(words.buy.added, { name: props.added })}
      </p>
      {state.kind === 'open' ? (
        <>
          <FreeShippingBar
            goodsCents={state.cart.subtotal.cents}
            cep={rememberedCep()}
            free={props.free}
            words={words}
          />
          <Lines cart={state.cart} editing={editing} props={props} />
          <Foot cart={state.cart} props={props} />
        </>
      ) : (
        <div class="drawer-foot">
          <p>{words.cart.empty}</p>
          <button class="button" type="button" onClick={props.onClose}>
            {words.cart.keepBuying}
          </button>
        </div>
      )}
    </div>
  );
};
