import type { ShippingOption } from '@loja/contracts/http/shipping.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import { isCep, maskCep, rememberCep, rememberedCep } from './cep.ts';
import { daysText, freightPriceText } from './delivery-text.ts';

export type FreightAnswer = { ok: true; value: { options: ShippingOption[] } } | Failure;
type FreightWords = Pick<Actions, 'freight' | 'problems' | 'unreachable'>;
type Props = {
  words: FreightWords;
  quote: (cep: string) => Promise<FreightAnswer>;
  /** Told the CEP and the answer, for pages that add freight to a total. */
  onQuoted?: (cep: string, options: ShippingOption[]) => void;
  /** Options the page already asked for, as when the goods changed. */
  known?: ShippingOption[] | undefined;
};

const FreightOptions = ({ options, words }: { options: readonly ShippingOption[]; words: FreightWords }) => (
  <div>
    <ul class="freight-options" aria-label={words.freight.options}>
      {options.map((option) => (
        <li key={option.id}>
          <span>{option.name}</span>
          <span>{daysText(option.businessDays, words.freight)}</span>
          <strong>{freightPriceText(option, words.freight)}</strong>
        </li>
      ))}
    </ul>
    <p class="field-hint">{words.freight.daysNote}</p>
  </div>
);

export const FreightForm = ({ words, quote, onQuoted, known }: Props) => {
  const [cep, setCep] = useState('');
  const [state, setState] = useState<{ busy?: true; error?: string; options?: ShippingOption[] }>({});
  useEffect(() => setCep(maskCep(rememberedCep())), []);

  const options = known ?? state.options;
  const calculate = async (event: Event) => {
    event.preventDefault();
    if (!isCep(cep)) return setState({ error: words.freight.invalid });
    setState({ busy: true });
    rememberCep(cep);
    const answer = await quote(cep.replace('-', ''));
    if (!answer.ok) return setState({ error: problemText(answer, words) });
    setState({ options: answer.value.options });
    onQuoted?.(cep, answer.value.options);
  };

  return (
    <form class="freight needs-script" onSubmit={calculate} noValidate>
      <h2 class="freight-title">{words.freight.title}</h2>
      <div class="freight-row">
        <div class="field">
          <label for="frete-cep">{words.freight.cep}</label>
          <input
            id="frete-cep"
            inputMode="numeric"
            autoComplete="postal-code"
            placeholder="00000-000"
            value={cep}
            aria-invalid={state.error ? true : undefined}
            aria-describedby="frete-resposta"
            onInput={(event) => setCep(maskCep(event.currentTarget.value))}
          />
        </div>
        <button class="button button-line button-small" type="submit" disabled={state.busy}>
          {state.busy ? words.freight.calculating : words.freight.calculate}
        </button>
      </div>
      <div id="frete-resposta" aria-live="polite">
        {state.error && <p class="field-error">{state.error}</p>}
        {options && <FreightOptions options={options} words={words} />}
      </div>
    </form>
  );
};
