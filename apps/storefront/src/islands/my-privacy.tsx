import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { PrivacyPage } from '../features/account/privacy-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-my-privacy]');
if (place) hydrate(<PrivacyPage {...pageData<AccountProps>('privacidade')} />, place);
