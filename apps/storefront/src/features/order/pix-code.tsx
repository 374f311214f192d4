import type { OrderView } from '@loja/contracts/http/ordering.ts';
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import { useCopy } from '../../lib/use-copy.ts';
import type { OrderWords } from '../../messages/order.pt-BR.ts';
import { countdownText } from './pacing.ts';
import { QrCode } from './qr-code.tsx';

const useNow = (): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const Countdown = ({ expiresAt, words }: { expiresAt: string; words: OrderWords }) => {
  const left = Date.parse(expiresAt) - useNow();
  return (
    <p class="pix-clock">{left > 0 ? fill(words.expiresIn, { time: countdownText(left) }) : words.expired}</p>
  );
};

const CopyButton = ({ code, words }: { code: string; words: OrderWords }) => {
  const { said, copy } = useCopy('pix-codigo', code, words);
  return (
    <>
      <button class="button" type="button" onClick={copy}>
        {words.copy}
      </button>
      <p role="status" class="pix-said">
        {said}
      </p>
    </>
  );
};

export const PixCode = ({ payment, words }: { payment: OrderView['payment']; words: OrderWords }) => {
  if (!payment.pix) {
    return (
      <p class="notice" role="status">
        {words.preparing}
      </p>
    );
  }
  const { copiaECola, expiresAt } = payment.pix;
  return (
    <section class="pix" aria-labelledby="pix-titulo">
      <div class="pix-text">
        <h2 id="pix-titulo">{words.payTitle}</h2>
        <p class="pix-amount">{reaisOf(payment.amount)}</p>
        <Countdown expiresAt={expiresAt} words={words} />
        <p>{words.payText}</p>
        <div class="field">
          <label for="pix-codigo">{words.code}</label>
          <textarea id="pix-codigo" readOnly rows={3} value={copiaECola} spellcheck={false} />
        </div>
        <CopyButton code={copiaECola} words={words} />
        <p class="field-hint">{words.watching}</p>
      </div>
      <QrCode code={copiaECola} label={words.qr} />
    </section>
  );
};
