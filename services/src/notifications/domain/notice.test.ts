import { NoticeKind } from '@loja/contracts/http/account-security.ts';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { noticeMail } from './notice.ts';

const at = new Date('2026-11-24T15:04:00Z');
const kinds = NoticeKind.options.flatMap((kind) =>
  (['pt-BR', 'en'] as const).map((locale) => ({ kind, locale })),
);
const wordsOf = (html: string): string =>
  html
    .replace(/<title>.*<\/title>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(kinds)('the notice $kind in $locale', ({ kind, locale }) => {
  const mail = noticeMail(kind, locale, at, shop);

  test('says the same in HTML and in text', () => {
    expect(wordsOf(mail.html)).toBe(mail.text.replace(/\s+/g, ' ').trim());
  });

  test('says when, by whom it is sent and where to ask, and has nothing to click', () => {
    expect(mail.subject.endsWith(`· ${shop.name}`)).toBe(true);
    expect(mail.text).toMatch(/24\/11\/2026/);
    expect(mail.text).toContain(shop.cnpj);
    expect(mail.text).toContain(shop.contact.email);
    expect(mail.html).not.toMatch(/href|src=/);
  });
});

test('no two notices begin alike', () => {
  const subjects = kinds.map(({ kind, locale }) => noticeMail(kind, locale, at, shop).subject);
  expect(new Set(subjects).size).toBe(subjects.length);
});
