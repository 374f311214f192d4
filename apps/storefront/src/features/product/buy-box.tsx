import type { Grind, getProduct } from '@loja/contracts/http/shopfront.ts';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../lib/api.ts';
import { fill } from '../../lib/fill.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { addToCart } from '../cart/cart-calls.ts';
import { Stepper } from '../cart/stepper.tsx';
import { FreightForm } from '../freight/freight-form.tsx';
import { quoteAlone } from './quote-alone.ts';
import { type BuyVariant, refreshed } from './variant-choice.ts';
import { PriceLine, VariantFields } from './variant-fields.tsx';

export type BuyBoxProps = {
  slug: string;
  name: string;
  variants: BuyVariant[];
  grinds: Record<Grind, string>;
  cap: number;
  pixPercent: number;
  cartPath: string;
  words: Pick<Actions, 'buy' | 'freight' | 'problems' | 'unreachable'>;
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
    refresh().catch(() => undefined);
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
  const soldOut = variant.availability === 'sold_out';
  const add = async () => {
    setBusy(true);
    onSaid();
    const answer = await addToCart(variant.sku, quantity, cap);
    setBusy(false);
    onSaid(
      answer.ok
        ? { kind: 'good', text: fill(words.buy.added, { name }) }
        : { kind: 'bad', text: problemText(answer, words) },
    );
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
        <button class="button" type="button" disabled={busy || soldOut} onClick={add}>
          {soldOut ? words.buy.soldOut : busy ? words.buy.adding : words.buy.add}
        </button>
      </div>
      <FreightForm words={words} quote={(cep) => quoteAlone(variant.sku, quantity, cep)} />
    </>
  );
};

export const BuyBox = (props: BuyBoxProps) => {
  const variants = useLiveVariants(props.slug, props.variants);
  const [sku, setSku] = useState(props.variants[0]?.sku);
  const [said, setSaid] = useState<Said>();
  const chosen = variants.find((v) => v.sku === sku) ?? variants[0];
  if (!chosen) return null;
  return (
    <div class="buy">
      <PriceLine variant={chosen} pixPercent={props.pixPercent} words={props.words.buy} />
      <VariantFields
        variants={variants}
        chosen={chosen}
        words={props.words.buy}
        grinds={props.grinds}
        onChoose={setSku}
      />
      <Message said={said} cartPath={props.cartPath} seeCart={props.words.buy.seeCart} />
      <AddRow variant={chosen} props={props} onSaid={setSaid} />
    </div>
  );
};
