import type { NoticeKind } from '@loja/contracts/http/account-security.ts';
import { formatDateTime } from '@loja/kernel/brasilia-time.ts';
import { html } from './html.ts';
import type { Shop } from './letter.ts';
import type { Mail } from './mail.ts';
import { closing, sellerLines } from './mail-words.ts';

export type NoticeLocale = 'pt-BR' | 'en';

interface Words {
  subject: string;
  says: string;
  /** What to do if it was somebody else. */
  otherwise: string;
}

const resetIfNotYou: Record<NoticeLocale, string> = {
  'pt-BR':
    'Não foi você? Peça uma senha nova em "Esqueci minha senha", na página de entrada: todas as sessões abertas terminam. Depois fale com a gente.',
  en: 'Was it not you? Ask for a new password by "Forgot my password" on the sign-in page: every open session ends. Then talk to us.',
};

const words: Record<NoticeKind, Record<NoticeLocale, Words>> = {
  'sign-up-again': {
    'pt-BR': {
      subject: 'Você já tem uma conta',
      says: 'Alguém pediu para usar este e-mail em uma conta, mas ele já tem uma. Se foi você, é só entrar; se esqueceu a senha, peça outra na página de entrada.',
      otherwise: 'Se não foi você, não precisa fazer nada: sua conta continua como estava.',
    },
    en: {
      subject: 'You already have an account',
      says: 'Somebody asked to use this e-mail for an account, but it has one already. If it was you, just sign in; if you forgot the password, ask for another on the sign-in page.',
      otherwise: 'If it was not you, there is nothing to do: your account is as it was.',
    },
  },
  'password-changed': {
    'pt-BR': {
      subject: 'Sua senha mudou',
      says: 'A senha da sua conta foi trocada, e as outras sessões terminaram.',
      otherwise: resetIfNotYou['pt-BR'],
    },
    en: {
      subject: 'Your password changed',
      says: 'The password of your account was changed, and the other sessions have ended.',
      otherwise: resetIfNotYou.en,
    },
  },
  'email-changed': {
    'pt-BR': {
      subject: 'O e-mail da sua conta mudou',
      says: 'Este endereço não é mais o da sua conta: ela passou a usar outro, confirmado por código.',
      otherwise: 'Não foi você? Fale com a gente agora, pelos contatos abaixo.',
    },
    en: {
      subject: 'The e-mail of your account changed',
      says: 'This address is no longer that of your account: it now uses another one, confirmed by a code.',
      otherwise: 'Was it not you? Talk to us now, by the contacts below.',
    },
  },
  'totp-on': {
    'pt-BR': {
      subject: 'Verificação em duas etapas ligada',
      says: 'Agora sua conta pede, ao entrar, também o código do seu aplicativo autenticador.',
      otherwise: resetIfNotYou['pt-BR'],
    },
    en: {
      subject: 'Two-step verification is on',
      says: 'From now on signing in to your account also asks for the code of your authenticator.',
      otherwise: resetIfNotYou.en,
    },
  },
  'totp-off': {
    'pt-BR': {
      subject: 'Verificação em duas etapas desligada',
      says: 'Sua conta não pede mais o código do aplicativo autenticador ao entrar.',
      otherwise: resetIfNotYou['pt-BR'],
    },
    en: {
      subject: 'Two-step verification is off',
      says: 'Signing in to your account no longer asks for the code of an authenticator.',
      otherwise: resetIfNotYou.en,
    },
  },
  'data-exported': {
    'pt-BR': {
      subject: 'Uma cópia dos seus dados foi baixada',
      says: 'Sua conta pediu, e recebeu na própria página, uma cópia de tudo o que a loja guarda sobre você.',
      otherwise: resetIfNotYou['pt-BR'],
    },
    en: {
      subject: 'A copy of your data was downloaded',
      says: 'Your account asked for a copy of everything that the shop keeps about you, and received it on the page itself.',
      otherwise: resetIfNotYou.en,
    },
  },
  'account-deleted': {
    'pt-BR': {
      subject: 'Sua conta foi apagada',
      says: 'Apagamos sua conta e os dados que ela guardava. Das compras pagas fica só o registro fiscal que a lei manda guardar (nome, CPF ou CNPJ, endereço, itens e valores), cifrado, até o fim do quinto ano depois da compra.',
      otherwise:
        'Não foi você? Fale com a gente agora, pelos contatos abaixo. Este é o último e-mail desta conta.',
    },
    en: {
      subject: 'Your account was deleted',
      says: 'We deleted your account and the data that it kept. Of paid purchases only the fiscal record stays that the law has us keep (name, CPF or CNPJ, address, items and amounts), encrypted, until the end of the fifth year after the purchase.',
      otherwise:
        'Was it not you? Talk to us now, by the contacts below. This is the last e-mail of this account.',
    },
  },
};

const when: Record<NoticeLocale, string> = { 'pt-BR': 'Quando', en: 'When (Brasília time)' };

/** The letter to an account's owner; it names no person, holds no key and leads nowhere that could be faked. */
export const noticeMail = (kind: NoticeKind, locale: NoticeLocale, at: Date, shop: Shop): Mail => {
  const { subject, says, otherwise } = words[kind][locale];
  const lines = [
    says,
    `${when[locale]}: ${formatDateTime(at)}`,
    otherwise,
    closing(shop),
    ...sellerLines(shop),
  ];
  return {
    subject: `${subject} · ${shop.name}`,
    html: html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="margin:0;padding:24px 12px;background:#f3ebf8;color:#24112e;font:16px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto;padding:28px;background:#fffcfd;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:24px">${subject}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
</div></body></html>
`.html,
    text: [subject, ...lines].join('\n\n'),
  };
};
