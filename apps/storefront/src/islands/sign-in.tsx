import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { SignInPage } from '../features/account/sign-in-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-sign-in]');
if (place) hydrate(<SignInPage {...pageData<AccountProps>('entrar')} />, place);
