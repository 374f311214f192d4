import type { PaymentView } from '@loja/contracts/http/payments.ts';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { useCopy } from '../../lib/use-copy.ts';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';
import { longDayText } from '../order/moments.ts';

type SlipProps = { payment: PaymentView; words: PaymentWords['boleto']; locale: string };

export const BoletoSlip = ({ payment, words, locale }: SlipProps) => {
  const { said, copy } = useCopy('boleto-linha', payment.boleto?.digitableLine ?? '', words);
  if (!payment.boleto)
    return (
      <p class="notice" role="status">
        {words.preparing}
      </p>
    );
  const { digitableLine, url, dueAt } = payment.boleto;
  return (
    <section class="pay-box" aria-labelledby="boleto-titulo">
      <h2 id="boleto-titulo">{words.title}</h2>
      <p class="pix-amount">{reaisOf(payment.amount)}</p>
      <p>{fill(words.due, { date: longDayText(dueAt, locale) })}</p>
      <div class="field">
        <label for="boleto-linha">{words.line}</label>
        <textarea id="boleto-linha" readOnly rows={2} value={digitableLine} spellcheck={false} />
      </div>
      <div class="pay-actions">
        <button class="button" type="button" onClick={copy}>
          {words.copy}
        </button>
        <a class="button button-line" href={url} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </div>
      <p role="status" class="pix-said">
        {said}
      </p>
    </section>
  );
};
