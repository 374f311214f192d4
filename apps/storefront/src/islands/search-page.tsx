import { hydrate } from 'preact';
import { ResultsPage, type ResultsPageProps } from '../features/search/results-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-results]');
if (place) hydrate(<ResultsPage {...pageData<ResultsPageProps>('resultados')} />, place);

/** The box above says what was looked for, to be changed rather than written anew. */
const field = document.querySelector<HTMLInputElement>('[data-search] input');
if (field && !field.value) field.value = new URLSearchParams(location.search).get('q') ?? '';
