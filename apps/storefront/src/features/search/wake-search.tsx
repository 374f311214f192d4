import { hydrate } from 'preact';
import { pageData } from '../../lib/page-data.ts';
import { SearchBox, type SearchBoxProps } from './search-box.tsx';

/** Takes over the form in the page; what was typed meanwhile is answered at once. */
export const wakeSearch = (place: HTMLElement): void => {
  hydrate(<SearchBox {...pageData<SearchBoxProps>('busca')} />, place);
  const field = place.querySelector('input');
  if (field?.value) field.dispatchEvent(new Event('input', { bubbles: true }));
};
