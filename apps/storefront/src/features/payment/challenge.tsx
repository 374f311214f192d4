import { useEffect, useRef } from 'preact/hooks';
import type { PaymentWords } from '../../messages/payment.pt-BR.ts';

type ChallengeProps = { url: string; words: PaymentWords['challenge']; onDone: () => void };

/** The issuer's question of 3-D Secure. Its frame says only that it is over; what came of it the order tells. */
export const Challenge = ({ url, words, onDone }: ChallengeProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const section = useRef<HTMLElement>(null);
  // It stands where the form was, which took the focus with it.
  useEffect(() => section.current?.focus(), []);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && data?.status === 'COMPLETE') onDone();
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  return (
    <section class="pay-challenge" ref={section} tabIndex={-1} aria-labelledby="desafio-titulo">
      <h2 id="desafio-titulo">{words.title}</h2>
      <p role="status">{words.text}</p>
      <iframe
        ref={frame}
        src={url}
        title={words.frame}
        // All but leading the shop's page elsewhere.
        sandbox="allow-forms allow-scripts allow-same-origin allow-popups"
      />
    </section>
  );
};
