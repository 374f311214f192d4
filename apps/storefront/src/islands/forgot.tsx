import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { ForgotPage } from '../features/account/forgot-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-forgot]');
if (place) hydrate(<ForgotPage {...pageData<AccountProps>('esqueci')} />, place);
