import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { SignUpPage } from '../features/account/sign-up-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-sign-up]');
if (place) hydrate(<SignUpPage {...pageData<AccountProps>('criar-conta')} />, place);
