import type { Cart } from '@loja/contracts/http/cart.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { Stepper } from './stepper.tsx';

type Line = Cart['lines'][number];
type Props = {
  line: Line;
  cap: number;
  href: string | undefined;
  /** As deep as the page or drawer around it asks. */
  level?: 'h2' | 'h3';
  busy: boolean;
  refusal: string | undefined;
  words: Actions['cart'];
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
};

const LineNotices = ({ line, refusal, words }: Pick<Props, 'line' | 'refusal' | 'words'>) => (
  <>
    {line.availability === 'sold_out' && <p class="field-error">{words.soldOut}</p>}
    {line.availability === 'low_stock' && <p class="tag tag-low">{words.lowStock}</p>}
    {line.previousUnitPrice && (
      <p class="notice">
        {fill(words.priceWas, { before: reaisOf(line.previousUnitPrice), now: reaisOf(line.unitPrice) })}
      </p>
    )}
    {refusal && (
      <p class="field-error" role="alert">
        {refusal}
      </p>
    )}
  </>
);

export const CartLine = ({
  line,
  cap,
  href,
  level: Name = 'h2',
  busy,
  refusal,
  words,
  onQuantity,
  onRemove,
}: Props) => {
  const name = `${line.name}, ${line.variantLabel}`;
  return (
    <li class="cart-line" aria-busy={busy}>
      <img src={`/arte/${line.productSlug}.svg`} width="80" height="96" alt="" />
      <div class="cart-line-text">
        <Name class="cart-line-name">{href ? <a href={href}>{line.name}</a> : line.name}</Name>
        <p>{line.variantLabel}</p>
        <p class="field-hint">{fill(words.each, { price: reaisOf(line.unitPrice) })}</p>
        <LineNotices line={line} refusal={refusal} words={words} />
      </div>
      <div class="cart-line-act">
        <Stepper
          value={line.quantity}
          max={cap}
          busy={busy}
          labels={{
            value: fill(words.quantityOf, { name }),
            less: fill(words.lessOf, { name }),
            more: fill(words.moreOf, { name }),
          }}
          onChange={onQuantity}
        />
        <button
          class="link"
          type="button"
          aria-label={fill(words.remove, { name })}
          disabled={busy}
          onClick={onRemove}
        >
          {fill(words.remove, { name: '' })}
        </button>
        <strong class="cart-line-total">{reaisOf(line.total)}</strong>
      </div>
    </li>
  );
};
