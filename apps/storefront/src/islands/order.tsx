import { hydrate } from 'preact';
import { OrderPage, type OrderPageProps } from '../features/order/order-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-order]');
if (place) hydrate(<OrderPage {...pageData<OrderPageProps>('pedido')} />, place);
