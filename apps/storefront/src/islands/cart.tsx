import { hydrate } from 'preact';
import { CartPage, type CartPageProps } from '../features/cart/cart-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-cart]');
if (place) hydrate(<CartPage {...pageData<CartPageProps>('carrinho')} />, place);
