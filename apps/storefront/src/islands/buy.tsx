import { hydrate } from 'preact';
import { BuyBox, type BuyBoxProps } from '../features/product/buy-box.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-buy]');
if (place) hydrate(<BuyBox {...pageData<BuyBoxProps>('compra')} />, place);
