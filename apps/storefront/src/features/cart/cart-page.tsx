import type { Cart } from '@loja/contracts/http/cart.ts';
import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { cepDigits, rememberedCep } from '../freight/cep.ts';
import type { FreeShipping } from '../freight/free-shipping.ts';
import { FreightForm } from '../freight/freight-form.tsx';
import { quoteFreight } from './cart-calls.ts';
import { CartLine } from './cart-line.tsx';
import { CartTotals, FreeShippingBar } from './cart-summary.tsx';
import { CouponField } from './coupon-field.tsx';
import { OutOfReach } from './out-of-reach.tsx';
import { useCart } from './use-cart.ts';

export type CartPageProps = {
  words: Actions;
  cap: number;
  free: FreeShipping;
  paths: { coffees: string; checkout: string };
  /** Where each product's page is, by slug. */
  pages: Record<string, string>;
};
type Editing = ReturnType<typeof useCart>;

const Empty = ({ words, coffees }: { words: Actions['cart']; coffees: string }) => (
  <div class="empty">
    <p class="empty-title">{words.empty}</p>
    <p>{words.emptyText}</p>
    <a class="button" href={coffees}>
      {words.seeCoffees}
    </a>
  </div>
);

/** Freight of the cart as it stands: asked again whenever the goods change. */
const useFreight = (cart: Cart) => {
  const [cep, setCep] = useState('');
  const [options, setOptions] = useState<ShippingOption[]>();
  const contents = [
    ...cart.lines.map(({ sku, quantity }) => `${sku}:${quantity}`),
    cart.coupon?.freeShipping,
  ].join();
  useEffect(() => setCep(rememberedCep()), []);
  useEffect(() => {
    setOptions(undefined);
    if (cep.length !== 8) return;
    const again = async () => {
      const answer = await quoteFreight(cart.cartId, cep);
      if (answer.ok) setOptions(answer.value.options);
    };
    again().catch(() => undefined);
  }, [contents, cep]);
  return { cep, options, learn: (typed: string) => setCep(cepDigits(typed)) };
};

type SideProps = { cart: Cart; onCart: (cart: Cart) => void; props: CartPageProps };

const Side = ({ cart, onCart, props }: SideProps) => {
  const { words } = props;
  const freight = useFreight(cart);
  const blocked = cart.lines.some((line) => line.availability === 'sold_out');
  return (
    <section class="cart-side" aria-labelledby="resumo">
      <h2 id="resumo">{words.cart.summary}</h2>
      <FreeShippingBar goodsCents={cart.subtotal.cents} cep={freight.cep} free={props.free} words={words} />
      <FreightForm
        words={words}
        quote={(cep) => quoteFreight(cart.cartId, cep)}
        onQuoted={freight.learn}
        known={freight.options}
      />
      <CouponField cart={cart} words={words} onCart={onCart} />
      <CartTotals cart={cart} option={freight.options?.[0]} words={words} />
      {blocked ? (
        <p class="notice notice-bad">{words.cart.blocked}</p>
      ) : (
        <a class="button" href={props.paths.checkout}>
          {words.cart.checkout}
        </a>
      )}
    </section>
  );
};

const Lines = ({ cart, editing, props }: { cart: Cart; editing: Editing; props: CartPageProps }) => {
  const [gone, setGone] = useState('');
  const { words } = props;
  return (
    <div>
      <p class="visually-hidden" role="status">
        {gone}
      </p>
      <ul class="cart-lines">
        {cart.lines.map((line) => (
          <CartLine
            key={line.sku}
            line={line}
            cap={props.cap}
            href={props.pages[line.productSlug]}
            busy={editing.busySku === line.sku}
            refusal={
              editing.refusal?.sku === line.sku ? problemText(editing.refusal.failure, words) : undefined
            }
            words={words.cart}
            onQuantity={(quantity) => editing.setQuantity(line.sku, quantity)}
            onRemove={async () => {
              if (await editing.remove(line.sku)) setGone(fill(words.cart.removed, { name: line.name }));
            }}
          />
        ))}
      </ul>
    </div>
  );
};

export const CartPage = (props: CartPageProps) => {
  const { words } = props;
  const editing = useCart();
  const { state } = editing;
  if (state.kind === 'loading') return <p role="status">{words.loading}</p>;
  if (state.kind === 'none') return <Empty words={words.cart} coffees={props.paths.coffees} />;
  if (state.kind === 'failed') {
    return <OutOfReach failure={state.failure} words={words} what="cart" onRetry={editing.reload} />;
  }
  return (
    <div class="cart">
      <Lines cart={state.cart} editing={editing} props={props} />
      <Side cart={state.cart} onCart={editing.show} props={props} />
    </div>
  );
};
