import { hydrate } from 'preact';
import { ResultsPage, type ResultsPageProps } from '../features/search/results-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-results]');
if (place) hydrate(<ResultsPage {...pageData<ResultsPageProps>('resultados')} />, place);
