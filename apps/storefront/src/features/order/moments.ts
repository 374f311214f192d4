/** "24/11/2026, 13:53" in the shop's time. */
export const momentText = (iso: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'America/Sao_Paulo',
  }).format(new Date(iso));

const dayIn =
  (dateStyle: 'short' | 'long') =>
  (iso: string, locale: string): string =>
    new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'America/Sao_Paulo' }).format(new Date(iso));

/** "24/11/2026" in the shop's time. */
export const dayText = dayIn('short');

/** "24 de novembro de 2026" in the shop's time. */
export const longDayText = dayIn('long');
