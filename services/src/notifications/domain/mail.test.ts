import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import type { LetterKind } from './letter.ts';
import { mailOf } from './mail.ts';
import { sampleOrder } from './sample-order.ts';

const kinds: LetterKind[] = [
  'order-placed',
  'order-paid',
  'order-expired',
  'order-cancelled',
  'payment-refunded',
];

/** Prices carry a no-break space. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const textOf = (kind: LetterKind, over = {}) => plain(mailOf(kind, sampleOrder(over), shop).text);

describe('every letter', () => {
  test.each(kinds)('%s says who sells: name, CNPJ, address, contact (Decreto 7.962 art. 2)', (kind) => {
    const { html, text } = mailOf(kind, sampleOrder(), shop);
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
    const { html, text } = mailOf(kind, sampleOrder(), shop);
    for (const body of [html, text]) {
      expect(body).toContain('https://shop.example/pedido/?id=ord_00000000000000000000000001#key');
      expect(body).toContain('ord_00000000000000000000000001');
    }
  });

  test('has a subject of its own, in Portuguese', () => {
    const subjects = kinds.map((kind) => mailOf(kind, sampleOrder(), shop).subject);
    expect(subjects).toEqual([
      `Recebemos seu pedido · ${shop.name}`,
      `Pagamento confirmado · ${shop.name}`,
      `O Pix do seu pedido venceu · ${shop.name}`,
      `Seu pedido foi cancelado · ${shop.name}`,
      `Devolvemos seu pagamento · ${shop.name}`,
    ]);
  });

  test('loads nothing from anywhere and runs nothing', () => {
    for (const kind of kinds)
      expect(mailOf(kind, sampleOrder(), shop).html).not.toMatch(/<(script|img|link|iframe)|src=|@import/i);
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
        'versão 2026-11-24',
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
    const { html } = mailOf('order-placed', sampleOrder({ customer }), shop);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Ana&quot;');
  });

  test('never adds an element or an attribute, whatever it is', () => {
    const tags = (html: string) => html.match(/<[a-z/!][^>]*>/gi)?.length;
    const expected = tags(mailOf('order-placed', sampleOrder(), shop).html);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const order = sampleOrder();
        const { html } = mailOf(
          'order-placed',
          {
            ...order,
            customer: { ...order.customer, name: typed },
            address: { ...order.address, street: typed },
          },
          shop,
        );
        expect(tags(html)).toBe(expected);
      }),
    );
  });
});
