import type { getContract } from '@loja/contracts/http/documents.ts';
import { useState } from 'preact/hooks';
import { callForFile, type Failure } from '../../lib/api.ts';
import { problemText } from '../../lib/problem-text.ts';
import { shownKey } from './order-calls.ts';
import { readOrderToken } from './order-key.ts';
import type { OrderPageProps } from './order-page.tsx';

/** A link cannot show the order's token, so the file is fetched and handed over from memory. */
const save = (file: Blob, name: string): void => {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser has its own hold on the file once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** The whole contract with its terms, to keep (Decreto 7.962/2013 art. 4 IV). */
export const ContractFile = ({ orderId, props }: { orderId: string; props: OrderPageProps }) => {
  const { order: words } = props;
  const [fetching, setFetching] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const fetchFile = async () => {
    setFetching(true);
    const token = readOrderToken(orderId);
    const shown = shownKey(token === undefined ? { orderId } : { orderId, token });
    const answer = await callForFile<typeof getContract>('GET', '/orders/{orderId}/contract', shown);
    if (answer.ok) save(answer.value, `contrato-${orderId}.pdf`);
    setFailure(answer.ok ? undefined : answer);
    setFetching(false);
  };
  return (
    <div class="no-print">
      <button class="button button-line button-small" type="button" disabled={fetching} onClick={fetchFile}>
        {fetching ? words.fetchingContract : words.contractFile}
      </button>
      {failure && (
        <p class="notice notice-bad" role="alert">
          {problemText(failure, props.words)}
        </p>
      )}
    </div>
  );
};
