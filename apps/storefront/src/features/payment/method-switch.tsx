import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
import type { Money } from '@loja/kernel/money.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';

export type Prices = Partial<Record<PaymentMethod, Money>>;

type SwitchProps = {
  prices: Prices;
  methods: readonly PaymentMethod[];
  /** Whose code or slip is over: it is offered anew. */
  over: PaymentMethod | undefined;
  busy: PaymentMethod | undefined;
  words: PaymentWords;
  onChoose: (method: PaymentMethod) => void;
};

const textOf = (method: PaymentMethod, { prices, over, words }: SwitchProps): string => {
  const total = prices[method];
  const dearest = Math.max(...Object.values(prices).map(({ cents }) => cents));
  const values = { total: total ? reaisOf(total) : '' };
  if (method === over && method === 'pix') return fill(words.newPix, values);
  if (method === over && method === 'boleto') return fill(words.newBoleto, values);
  if (method === 'pix' && total && total.cents < dearest) return fill(words.pixLess, values);
  return fill(words.methods[method], values);
};

/** Every other way to pay the same order, with what it costs before it is chosen (Lei 13.455/2017). */
export const MethodSwitch = (props: SwitchProps) => {
  const { methods, busy, words, onChoose } = props;
  if (methods.length === 0) return null;
  return (
    <fieldset class="pay-switch no-print">
      <legend class="legend">{words.otherWays}</legend>
      <div class="pay-actions">
        {methods.map((method) => (
          <button
            key={method}
            class="button button-line button-small"
            type="button"
            disabled={busy !== undefined}
            onClick={() => onChoose(method)}
          >
            {busy === method ? words.switching : textOf(method, props)}
          </button>
        ))}
      </div>
    </fieldset>
  );
};
