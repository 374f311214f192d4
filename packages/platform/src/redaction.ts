const MASK = '[redacted]';

/**
 * What gives a person or a right away inside a text that was never meant to be shown, as the message of a thrown error
 * is: tokens, values named as secret, mailboxes, then long numbers (card, phone, CPF, CNPJ with or without their dots).
 * Ids of the shop have letters in them and stay.
 */
const telling: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g, MASK],
  [/\bBearer\s+[\w.~+/=-]{8,}/gi, `Bearer ${MASK}`],
  [/(__Host-[\w-]{1,40}=)[^;\s"]{1,4096}/g, `$1${MASK}`],
  [
    /("?(?:password|senha|secret|authorization|cookie|access_?token|refresh_?token|cvv|security_?code)"?\s?[:=]\s?"?)[^\s",;}]{1,4096}/gi,
    `$1${MASK}`,
  ],
  [/(?<![\w.+-])[\w.+-]+@[\w.-]+/g, MASK],
  [/(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)/g, MASK],
  [/(?<![\w.-])[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}(?!\w)/g, MASK],
  [/(?<![\w-])(?:\d[ .-]?){10,18}\d(?![\w-])/g, MASK],
];

/** Longer than any message worth reading; what follows is cut so that nobody fills the log through an error. */
const LONGEST = 8_192;

/** A text as a log may keep it: without secrets and persons, and of bounded length (ASVS 16.2.5). */
export const redacted = (text: string): string =>
  // Cut last: half a token would be known by no pattern.
  telling.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text).slice(0, LONGEST);

/** An error as a log may keep it: its kind, its message and its stack, redacted; no field that a library hung on it. */
export const redactedError = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(redacted(String(error)));
  const told = new Error(redacted(error.message));
  told.name = error.name;
  told.stack = redacted(error.stack ?? '');
  if (error.cause !== undefined) told.cause = redactedError(error.cause);
  return told;
};
