import type { Grind } from '@loja/contracts/http/product-ids.ts';
import type { getProduct } from '@loja/contracts/http/shopfront.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { addToCart } from '../cart/cart-calls.ts';
import type { CartDrawerProps } from '../cart/cart-drawer.tsx';
import { Stepper } from '../cart/stepper.tsx';
import { FreightForm } from '../freight/freight-form.tsx';
import { quoteAlone } from './quote-alone.ts';
import { useVariantOfAddress } from './use-variant-of-address.ts';
import { type BuyVariant, refreshed } from './variant-choice.ts';
import { PriceLine, StockBand, VariantFields } from './variant-fields.tsx';

export type BuyBoxProps = {
  slug: string;
  name: string;
  variants: BuyVariant[];
  grinds: Record<Grind, string>;
  cap: number;
  pixPercent: number;
  installments: { max: number; minimumCents: number };
  free: CartDrawerProps['free'];
  paths: CartDrawerProps['paths'];
  words: Pick<Actions, 'buy' | 'cart' | 'freight' | 'problems' | 'unreachable'>;
};
type Said = { kind: 'good' | 'bad'; text: string };

/** The page was built earlier: price and availability of now come from the shop, when it answers. */
const useLiveVariants = (slug: string, built: BuyVariant[]): BuyVariant[] => {
  const [variants, setVariants] = useState(built);
  useEffect(() => {
    const refresh = async () => {
      const answer = await call<typeof getProduct>('GET', '/products/{slug}', { params: { slug } });
      if (answer.ok) setVariants(refreshed(built, answer.value.variants));
    };
    const visible = () => {
      if (document.visibilityState === 'visible') refresh().catch(() => undefined);
    };
    visible();
    // Whoever comes back to a tab of this morning decides on the stock of now.
    document.addEventListener('visibilitychange', visible);
    return () => document.removeEventListener('visibilitychange', visible);
  }, []);
  return variants;
};

const Message = ({
  said,
  cartPath,
  seeCart,
}: {
  said: Said | undefined;
  cartPath: string;
  seeCart: string;
}) => (
  <div role="status">
    {said && (
      <p class={`notice notice-${said.kind}`}>
        <span>{said.text}</span>
        {said.kind === 'good' && <a href={cartPath}>{seeCart}</a>}
      </p>
    )}
  </div>
);

/** The drawer comes when it is first wanted; if it does not come, a sentence says that the bag is in the cart. */
const drawer = () =>
  import('../cart/open-drawer.tsx').then(({ openDrawer }) => openDrawer).catch(() => undefined);

const AddRow = ({
  variant,
  props,
  onSaid,
}: {
  variant: BuyVariant;
  props: BuyBoxProps;
  onSaid: (said?: Said) => void;
}) => {
  const { words, cap, name } = props;
  const [quantity, setQuantity] = useState(1);
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const soldOut = variant.availability === 'sold_out';
  const add = async () => {
    setBusy(true);
    onSaid();
    const loading = drawer();
    const answer = await addToCart(variant.sku, quantity, cap);
    const open = await loading;
    setBusy(false);
    if (!answer.ok) onSaid({ kind: 'bad', text: problemText(answer, words) });
    else if (open) open(props, { cart: answer.value, added: name, opener: button.current ?? undefined });
    else onSaid({ kind: 'good', text: fill(words.buy.added, { name }) });
  };
  return (
    <>
      {soldOut && <p class="notice">{words.buy.soldOutText}</p>}
      <div class="buy-row needs-script">
        <Stepper
          value={quantity}
          max={cap}
          labels={{ value: words.buy.quantity, less: words.buy.less, more: words.buy.more }}
          onChange={setQuantity}
        />
        <button
          class="button"
          type="button"
          ref={button}
          disabled={soldOut}
          aria-busy={busy}
          onClick={() => busy || add()}
        >
          {soldOut ? words.buy.soldOut : busy ? words.buy.adding : words.buy.add}
        </button>
      </div>
      <FreightForm words={words} quote={(cep) => quoteAlone(variant.sku, quantity, cep)} />
    </>
  );
};

export const BuyBox = (props: BuyBoxProps) => {
  const variants = useLiveVariants(props.slug, props.variants);
  const [sku, setSku] = useVariantOfAddress(props.variants);
  const [said, setSaid] = useState<Said>();
  const chosen = variants.find((v) => v.sku === sku) ?? variants[0];
  if (!chosen) return null;
  return (
    <div class="buy">
      <PriceLine
        variant={chosen}
        pixPercent={props.pixPercent}
        installments={props.installments}
        words={props.words.buy}
      />
      <VariantFields
        variants={variants}
        chosen={chosen}
        words={props.words.buy}
        grinds={props.grinds}
        onChoose={setSku}
      />
      <StockBand variant={chosen} words={props.words.buy} />
      <Message said={said} cartPath={props.paths.cart} seeCart={props.words.buy.seeCart} />
      <AddRow variant={chosen} props={props} onSaid={setSaid} />
    </div>
  );
};
