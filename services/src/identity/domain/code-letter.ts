import { shop } from '../../../../shop.config.ts';

/** Cognito's names for why it writes (developer guide, "Custom message Lambda trigger"). */
export const codeOccasions = [
  'CustomMessage_SignUp',
  'CustomMessage_ResendCode',
  'CustomMessage_ForgotPassword',
  'CustomMessage_UpdateUserAttribute',
  'CustomMessage_VerifyUserAttribute',
] as const;
export type CodeOccasion = (typeof codeOccasions)[number];

interface Words {
  subject: string;
  says: string;
  /** For how long, and what to do if one did not ask for it. */
  ends: string;
}
type Locale = 'pt-BR' | 'en';

const opening: Record<Locale, Words> = {
  'pt-BR': {
    subject: 'Seu código para abrir a conta',
    says: 'Use este código para confirmar seu e-mail e abrir sua conta:',
    ends: 'Ele vale por 24 horas. Se não foi você quem pediu, ignore este e-mail: sem o código, nada acontece.',
  },
  en: {
    subject: 'Your code to open the account',
    says: 'Use this code to confirm your e-mail and open your account:',
    ends: 'It is good for 24 hours. If you did not ask for it, ignore this e-mail: without the code nothing happens.',
  },
};

const forgotten: Record<Locale, Words> = {
  'pt-BR': {
    subject: 'Seu código para uma senha nova',
    says: 'Use este código para criar uma senha nova:',
    ends: 'Ele vale por uma hora. Se não foi você quem pediu, ignore este e-mail: sua senha continua a mesma. Nunca pedimos este código por telefone ou mensagem.',
  },
  en: {
    subject: 'Your code for a new password',
    says: 'Use this code to make a new password:',
    ends: 'It is good for an hour. If you did not ask for it, ignore this e-mail: your password stays as it is. We never ask for this code by phone or message.',
  },
};

const address: Record<Locale, Words> = {
  'pt-BR': {
    subject: 'Seu código para confirmar este e-mail',
    says: 'Use este código para que este passe a ser o e-mail da sua conta:',
    ends: 'Ele vale por 24 horas. Se não foi você quem pediu, ignore este e-mail: nada muda.',
  },
  en: {
    subject: 'Your code to confirm this e-mail',
    says: 'Use this code to make this the e-mail of your account:',
    ends: 'It is good for 24 hours. If you did not ask for it, ignore this e-mail: nothing changes.',
  },
};

const words: Record<CodeOccasion, Record<Locale, Words>> = {
  CustomMessage_SignUp: opening,
  CustomMessage_ResendCode: opening,
  CustomMessage_ForgotPassword: forgotten,
  CustomMessage_UpdateUserAttribute: address,
  CustomMessage_VerifyUserAttribute: address,
};

const seller = `${shop.legalName} · CNPJ ${shop.cnpj} · ${shop.contact.email}`;

/** The letter with a code, around the place where Cognito writes it; nothing in it comes from a person. */
export const codeLetter = (
  occasion: CodeOccasion,
  locale: Locale,
  codePlace: string,
): { subject: string; html: string } => {
  const { subject, says, ends } = words[occasion][locale];
  return {
    subject: `${subject} · ${shop.name}`,
    html: `<!doctype html><html lang="${locale}"><body style="margin:0;padding:24px 12px;background:#f3ebf8;color:#24112e;font:16px/1.5 system-ui,sans-serif"><div style="max-width:560px;margin:0 auto;padding:28px;background:#fffcfd;border-radius:8px"><p style="font-size:14px;color:#5d4a66">${shop.name}</p><p>${says}</p><p style="font-size:28px;font-weight:bold;letter-spacing:4px">${codePlace}</p><p>${ends}</p><p style="font-size:14px;color:#5d4a66">${seller}</p></div></body></html>`,
  };
};
