import { hydrate } from 'preact';
import { FilterPanel, type FilterPanelProps } from '../features/listing/filter-panel.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-filters]');
if (place) {
  hydrate(<FilterPanel {...pageData<FilterPanelProps>('filtros')} />, place);
  // A wide page shows the groups; a phone keeps them folded until asked.
  if (matchMedia('(min-width: 60rem)').matches) place.querySelector('details')?.setAttribute('open', '');
}
