import type { Grind } from '@loja/contracts/http/product-ids.ts';
import { installmentsOf } from '@loja/kernel/installments.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { type BuyVariant, choose, grindsOf, pixPrice, weightsOf, weightText } from './variant-choice.ts';

type Props = {
  variants: readonly BuyVariant[];
  chosen: BuyVariant;
  words: Actions['buy'];
  grinds: Record<Grind, string>;
  onChoose: (sku: string) => void;
};

const WeightField = ({ variants, chosen, words, onChoose }: Props) => (
  <fieldset>
    <legend class="legend">{words.weight}</legend>
    <div class="choices">
      {weightsOf(variants).map((grams) => {
        const option = choose(variants, grams, chosen.grind) ?? chosen;
        return (
          <label class="choice" key={grams}>
            <input
              type="radio"
              name="peso"
              value={grams}
              checked={grams === chosen.netGrams}
              onChange={() => onChoose(option.sku)}
            />
            <span>
              <b>{weightText(grams)}</b>
              <small>{reaisOf(option.price)}</small>
            </span>
          </label>
        );
      })}
    </div>
  </fieldset>
);

const GrindField = ({ variants, chosen, words, grinds, onChoose }: Props) => (
  <div class="field">
    <label for="moagem">{words.grind}</label>
    <select
      id="moagem"
      value={chosen.grind}
      onChange={(event) => {
        const grind = grindsOf(variants).find((g) => g === event.currentTarget.value);
        const next = choose(variants, chosen.netGrams, grind);
        if (next) onChoose(next.sku);
      }}
    >
      {grindsOf(variants).map((grind) => (
        <option key={grind} value={grind} selected={grind === chosen.grind}>
          {grinds[grind]}
        </option>
      ))}
    </select>
  </div>
);

const OptionField = ({ variants, chosen, words, onChoose }: Props) => (
  <div class="field">
    <label for="opcao">{words.option}</label>
    <select id="opcao" value={chosen.sku} onChange={(event) => onChoose(event.currentTarget.value)}>
      {variants.map((v) => (
        <option key={v.sku} value={v.sku} selected={v.sku === chosen.sku}>
          {v.label}
        </option>
      ))}
    </select>
  </div>
);

export const VariantFields = (props: Props) => {
  const { variants } = props;
  const [weights, grinds] = [weightsOf(variants).length, grindsOf(variants).length];
  return (
    <>
      {weights > 1 && <WeightField {...props} />}
      {grinds > 1 && <GrindField {...props} />}
      {weights <= 1 && grinds <= 1 && variants.length > 1 && <OptionField {...props} />}
    </>
  );
};

type PriceProps = {
  variant: BuyVariant;
  pixPercent: number;
  installments: { max: number; minimumCents: number };
  words: Actions['buy'];
};

/** Smaller than the cash price, which it may not outshine (Lei 10.962/2004 art. 2 III). */
const InstallmentsLine = ({ variant, installments, words }: Omit<PriceProps, 'pixPercent'>) => {
  const most = installmentsOf(variant.price.cents, installments).at(-1);
  return most && most.count > 1 ? (
    <p class="price-parts">
      {fill(words.installments, { count: most.count, price: reaisOf({ cents: most.firstCents }) })}
    </p>
  ) : null;
};

/** Cash price beside the list price, both legible (Lei 10.962/2004 art. 2 III, Lei 13.455/2017). */
export const PriceLine = ({ variant, pixPercent, installments, words }: PriceProps) => (
  <div class="price" aria-live="polite">
    <strong>{reaisOf(variant.price)}</strong>
    {variant.pricePerKilogram && (
      <span>{fill(words.perKilogram, { price: reaisOf(variant.pricePerKilogram) })}</span>
    )}
    {pixPercent > 0 && (
      <p class="price-pix">
        {fill(words.pix, { price: reaisOf(pixPrice(variant.price.cents, pixPercent)), percent: pixPercent })}
      </p>
    )}
    <InstallmentsLine variant={variant} installments={installments} words={words} />
  </div>
);

/** As the page was published until the shop answers how it is now; the exact stock is nobody's business. */
export const StockBand = ({ variant, words }: Pick<PriceProps, 'variant' | 'words'>) => (
  <p class={`stock stock-${variant.availability}`} role="status">
    {words.stock[variant.availability]}
  </p>
);
