import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';

type Props = {
  failure: Failure;
  words: Pick<Actions, 'down' | 'locale' | 'problems' | 'unreachable' | 'retry' | 'retrying'>;
  /** What the shopper fears to have lost. */
  what: 'cart' | 'checkout' | 'order' | 'account';
  onRetry: () => Promise<unknown>;
};

/** In place of what the shop did not tell: what happened, what is safe, and two ways on. */
export const OutOfReach = ({ failure, words, what, onRetry }: Props) => {
  const [busy, setBusy] = useState(false);
  const silent = failure.problem === 'unreachable';
  const retry = async () => {
    setBusy(true);
    await onRetry();
    setBusy(false);
  };
  return (
    <div class="empty" role="alert">
      {silent && <p class="empty-title">{words.down.title}</p>}
      <p>{problemText(failure, words)}</p>
      {silent && <p>{words.down[what]}</p>}
      <p class="empty-ways">
        <button class="button" type="button" aria-disabled={busy} onClick={() => busy || retry()}>
          {busy ? words.retrying : words.retry}
        </button>
        <a href={words.locale === 'en' ? '/en/contato/' : '/contato/'}>{words.down.contact}</a>
      </p>
    </div>
  );
};
