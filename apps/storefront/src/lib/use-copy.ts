import { useState } from 'preact/hooks';

/** Puts `code` on the clipboard and says so; where the browser forbids it, the field `id` is selected for the hand. */
export const useCopy = (
  id: string,
  code: string,
  words: { copied: string; copyFailed: string },
): { said: string; copy: () => Promise<void> } => {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(words.copied);
    } catch {
      document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.select();
      setSaid(words.copyFailed);
    }
  };
  return { said, copy };
};
