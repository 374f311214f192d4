import type { ConsentKind } from '../http/account-privacy.ts';

interface ConsentText {
  version: string;
  'pt-BR': string;
  en: string;
}

/**
 * What a person agreed to, by the day the words came into force, the newest first. A version is never changed: records
 * of consent point to it, and the controller must prove what was said (LGPD art. 8 §2).
 */
export const consentTexts: Readonly<Record<ConsentKind, readonly [ConsentText, ...ConsentText[]]>> = {
  marketing: [
    {
      version: '2026-11-24',
      'pt-BR': 'Quero receber novidades e lançamentos por e-mail. Dá para desligar quando quiser.',
      en: 'Send me news and new coffees by e-mail. You can turn this off whenever you like.',
    },
  ],
};

/** The version of the words that are shown now. */
export const consentVersion = (kind: ConsentKind): string => consentTexts[kind][0].version;
