import type { PaymentView } from '@loja/contracts/http/payments.ts';
import { useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';

type SlipProps = { payment: PaymentView; words: PaymentWords['boleto']; locale: string };

const dayOf = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'America/Sao_Paulo' }).format(new Date(iso));

export const BoletoSlip = ({ payment, words, locale }: SlipProps) => {
  const [said, setSaid] = useState('');
  if (!payment.boleto)
    return (
      <p class="notice" role="status">
        {words.preparing}
      </p>
    );
  const { digitableLine, url, dueAt } = payment.boleto;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(digitableLine);
      setSaid(words.copied);
    } catch {
      document.querySelector<HTMLTextAreaElement>('#boleto-linha')?.select();
      setSaid(words.copyFailed);
    }
  };
  return (
    <section class="pay-box" aria-labelledby="boleto-titulo">
      <h2 id="boleto-titulo">{words.title}</h2>
      <p class="pix-amount">{reaisOf(payment.amount)}</p>
      <p>{fill(words.due, { date: dayOf(dueAt, locale) })}</p>
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
