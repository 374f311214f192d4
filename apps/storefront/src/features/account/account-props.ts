import { accountOf, actionsOf, type Locale, localised } from '../../lib/locale.ts';
import type { AccountProps } from './account-box.tsx';

/** What every page of the account is given, in the page's language. */
export const accountProps = (locale: Locale): AccountProps => {
  const { locale: language, loading, down, retry, retrying, problems, unreachable } = actionsOf(locale);
  const to = (path: string) => localised(locale, path);
  return {
    words: { locale: language, loading, down, retry, retrying, problems, unreachable },
    account: accountOf(locale),
    paths: {
      signIn: to('/entrar/'),
      signUp: to('/criar-conta/'),
      forgot: to('/esqueci-a-senha/'),
      orders: to('/conta/'),
      data: to('/conta/dados/'),
      security: to('/conta/seguranca/'),
      privacy: to('/conta/privacidade/'),
      order: to('/pedido/'),
      coffees: to('/cafes/'),
      terms: to('/politicas/termos/'),
      policy: to('/politicas/privacidade/'),
    },
  };
};
