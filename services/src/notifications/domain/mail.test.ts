import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import type { OrderFacts } from './letter.ts';
import type { LetterKind } from './letters.ts';
import { mailOf } from './mail.ts';
import { occasions } from './sample-occasions.ts';
import { sampleOrder } from './sample-order.ts';

const kinds = Object.keys(occasions) as LetterKind[];

/** Prices carry a no-break space. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
/** The letter on an order to which all has happened that it tells of. */
const mailFor = (kind: LetterKind, over: Partial<OrderFacts> = {}, about = occasions[kind].about) => {
  const mail = mailOf(kind, sampleOrder({ ...occasions[kind].order, ...over }), shop, about);
  if (!mail) throw new Error(`nothing to say: ${kind}`);
  return { ...mail, html: plain(mail.html), text: plain(mail.text) };
};
const textOf = (kind: LetterKind, over: Partial<OrderFacts> = {}) => mailFor(kind, over).text;

describe('every letter', () => {
  test.each(kinds)('%s says who sells: name, CNPJ, address, contact (Decreto 7.962 art. 2)', (kind) => {
    const { html, text } = mailFor(kind);
    for (const body of [html, text])
      for (const fact of [
        shop.legalName,
        shop.cnpj,
        shop.address.street,
        shop.contact.email,
        shop.contact.phone,
      ])
        expect(body).toContain(fact);
  });

  test.each(kinds)('%s leads to the order and names it', (kind) => {
    const { html, text } = mailFor(kind);
    for (const body of [html, text]) {
      expect(body).toContain('https://shop.example/pedido/?id=ord_00000000000000000000000001#key');
      expect(body).toContain('ord_00000000000000000000000001');
    }
  });

  test('has a subject of its own, in Portuguese', () => {
    const subjects = kinds.map((kind) => mailFor(kind).subject);
    expect(new Set(subjects).size).toBe(kinds.length);
    expect(subjects.map((subject) => subject.replace(` · ${shop.name}`, ''))).toEqual([
      'Recebemos seu pedido',
      'Seu boleto',
      'Pagamento confirmado',
      'O prazo do seu pedido venceu',
      'O pagamento não foi aprovado',
      'Seu pedido está a caminho',
      'Seu pedido chegou',
      'Seu pedido foi cancelado',
      'Um item do seu pedido foi cancelado',
      'Recebemos seu pedido de troca',
      'Seu código de postagem chegou',
      'Recebemos sua devolução',
      'Devolvemos seu pagamento',
    ]);
  });

  test.each(kinds)('%s says the same in both of its parts', (kind) => {
    const { html, text } = mailFor(kind);
    const words = html
      .replace(/<(style|title)[^>]*>.*?<\/\1>/gs, '')
      .replace(/<a href="([^"]*)"[^>]*>/g, ' $1 ')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const wordsIn = (from: string) => new Set(from.toLowerCase().match(/[\p{L}\d@.:/#?=-]{3,}/gu));
    const bare = (found: Set<string>) => new Set([...found].map((word) => word.replace(/[.:,]+$/, '')));
    const inText = bare(wordsIn(text));
    expect([...bare(wordsIn(words))].filter((word) => !inText.has(word))).toEqual([]);
  });

  test('loads nothing from anywhere and runs nothing', () => {
    for (const kind of kinds)
      expect(mailFor(kind).html).not.toMatch(/<(script|img|link|iframe)|src=|@import/i);
  });

  test('says where to open the order when its key is no longer known', () => {
    const link = { url: 'https://shop.example/pedido/?id=ord_1', opensByItself: false };
    expect(textOf('order-paid', { link })).toContain('Abra no aparelho em que você comprou');
    expect(textOf('order-paid')).not.toContain('Abra no aparelho em que você comprou');
  });
});

describe('the contract in the letter (Decreto 7.962 art. 4)', () => {
  test.each(['order-placed', 'order-paid'] as const)(
    'of %s has lines, totals, delivery, terms and the right of regret',
    (kind) => {
      const text = textOf(kind);
      for (const fact of [
        '2 × Serra Azul (250 g · Em grãos): R$ 89,80',
        '1 × Coador V60 (Unidade): R$ 1.234,56',
        'Produtos: R$ 1.324,36',
        'Desconto no Pix: − R$ 66,22',
        'Frete: R$ 21,40',
        'Total: R$ 1.279,54',
        'Avenida Paulista, 1000, ap 12, Bela Vista, São Paulo – SP, CEP 01310-100',
        'Econômico, 3 a 5 dias úteis',
        'Pix, à vista',
        'versão de 24/11/2026',
        '7 dias a contar do recebimento',
      ])
        expect(text).toContain(fact);
    },
  );

  test('says free freight in words and leaves out a discount that was not given', () => {
    const totals = { goodsCents: 20_000, discountCents: 0, shippingCents: 0, totalCents: 20_000 };
    const text = textOf('order-placed', { totals });
    expect(text).toContain('Frete: Grátis');
    expect(text).not.toContain('Desconto');
  });
});

describe('what a shopper typed', () => {
  test('stays text in the letter', () => {
    const customer = { name: '<script>alert(1)</script> & "Ana"', email: 'ana@example.com' };
    const { html } = mailFor('order-placed', { customer });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ana&quot;');
  });

  test('never adds an element or an attribute, whatever it is', () => {
    const tags = (html: string) => html.match(/<[a-z/!][^>]*>/gi)?.length;
    const expected = tags(mailFor('order-placed').html);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const { customer, address } = sampleOrder();
        const { html } = mailFor('order-placed', {
          customer: { ...customer, name: typed },
          address: { ...address, street: typed },
        });
        expect(tags(html)).toBe(expected);
      }),
    );
  });
});
