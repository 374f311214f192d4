import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { DataPage } from '../features/account/data-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-my-data]');
if (place) hydrate(<DataPage {...pageData<AccountProps>('meus-dados')} />, place);
