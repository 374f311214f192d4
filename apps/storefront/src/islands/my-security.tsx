import { hydrate } from 'preact';
import type { AccountProps } from '../features/account/account-box.tsx';
import { SecurityPage } from '../features/account/security-page.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-my-security]');
if (place) hydrate(<SecurityPage {...pageData<AccountProps>('seguranca')} />, place);
