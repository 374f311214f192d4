import { useCopy } from '../../lib/use-copy.ts';
import type { OrderLifeWords } from '../../messages/order-life.pt-BR.ts';

type Props = {
  id: string;
  label: string;
  code: string;
  words: Pick<OrderLifeWords, 'copyCode' | 'copied' | 'copyFailed'>;
};

/** A code to be read out or copied: of a parcel on its way, or for one that goes back. */
export const CodeBox = ({ id, label, code, words }: Props) => {
  const { said, copy } = useCopy(id, code, words);
  return (
    <div class="field code-box">
      <label for={id}>{label}</label>
      <input id={id} readOnly value={code} spellcheck={false} />
      <button class="button button-line button-small no-print" type="button" onClick={copy}>
        {words.copyCode}
      </button>
      <p role="status" class="pix-said">
        {said}
      </p>
    </div>
  );
};
