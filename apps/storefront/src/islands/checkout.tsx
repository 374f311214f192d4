import { hydrate } from 'preact';
import { CheckoutPage, type CheckoutPageProps } from '../features/checkout/checkout-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-checkout]');
if (place) hydrate(<CheckoutPage {...pageData<CheckoutPageProps>('finalizar')} />, place);
