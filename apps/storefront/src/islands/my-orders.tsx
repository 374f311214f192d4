import { hydrate } from 'preact';
import { OrdersPage, type OrdersPageProps } from '../features/account/orders-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-my-orders]');
if (place) hydrate(<OrdersPage {...pageData<OrdersPageProps>('meus-pedidos')} />, place);
