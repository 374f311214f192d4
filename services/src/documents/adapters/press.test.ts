import { termsTexts } from '@loja/contracts/terms/texts.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import type { Agreed } from '../domain/agreed.ts';
import { contractPaper } from '../domain/contract-paper.ts';
import { sampleAgreed } from '../domain/sample-agreed.ts';
import { printPdf } from './press.pdfkit.ts';

const contractOf = (over: Partial<Agreed> = {}, version: keyof typeof termsTexts = '2026-11-25') =>
  printPdf(contractPaper(sampleAgreed({ termsVersion: version, ...over }), shop, termsTexts[version]));

/** Words of each page; lines that were broken are joined again. */
const pagesOf = async (pdf: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)));
  return text.map((page) => page.replace(/\s+/g, ' '));
};
const wordsOf = async (pdf: Uint8Array): Promise<string> => (await pagesOf(pdf)).join(' ');

describe('the copy of a contract', () => {
  test('says what was bought, for how much, by whom, from whom and where to', async () => {
    const words = await wordsOf(await contractOf());
    for (const fact of [
      'ord_00000000000000000000000001',
      '24/11/2026, 12:00',
      'Ana Lúcia Conceição',
      '***.982.247-**',
      'Avenida Paulista, 1000, ap 12, Bela Vista, São Paulo – SP, CEP 01310-100',
      'Econômico, 3 a 5 dias úteis contados do pagamento',
      '2 × Serra Azul (250 g · Em grãos)',
      'SERRA-250-GRAOS · R$ 44,90 cada',
      'R$ 89,80',
      '1 × Coador V60 (Unidade)',
      'Produtos R$ 1.324,36',
      'Cupom PRIMEIRA − R$ 100,00',
      'Desconto no Pix − R$ 61,22',
      'Frete R$ 21,40',
      'Total no Pix R$ 1.184,54',
      'Cartão de crédito R$ 1.245,76',
      `${shop.legalName}, CNPJ ${shop.cnpj}`,
      shop.contact.phone,
      'versão de 25/11/2026',
      'Você tem 7 dias a contar do recebimento',
    ])
      expect(words).toContain(fact);
    expect(words).not.toContain('52998224725');
    expect(words).not.toContain('529.982.247-25');
  });

  test.each(['2026-11-24', '2026-11-25'] as const)('holds every word of the terms of %s', async (version) => {
    const words = await wordsOf(await contractOf({}, version));
    const { terms, returns } = termsTexts[version];
    const sentences = [...terms.blocks, ...returns.blocks].flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      return (block.kind === 'steps' ? block.steps : [block.words]).map((runs) =>
        runs.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
      );
    });
    expect(sentences.length).toBeGreaterThan(20);
    for (const sentence of sentences) expect(words).toContain(sentence);
  });

  test('is the same file, byte for byte, however often it is printed', async () => {
    const [once, again] = [await contractOf(), await contractOf()];
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test('is tagged, in Portuguese, titled, with the shop as author and the day of the order', async () => {
    const { info } = await (await getDocumentProxy(Uint8Array.from(await contractOf()))).getMetadata();
    expect(info).toMatchObject({
      Language: 'pt-BR',
      Title: `Contrato de compra · ${shop.name}`,
      Author: shop.legalName,
      CreationDate: 'D:20261124150000Z',
    });
  });

  test('leaves out what was not given, and says free freight in words', async () => {
    const words = await wordsOf(
      await contractOf({
        discounts: [],
        shippingCents: 0,
        method: 'card',
        prices: [{ method: 'card', discountCents: 0, totalCents: 1324_36 }],
      }),
    );
    expect(words).toContain('Frete Grátis');
    expect(words).toContain('Total no cartão de crédito R$ 1.324,36');
    expect(words).not.toContain('Desconto');
    expect(words).not.toContain('de outra forma');
  });
});

describe('a long order', () => {
  test('goes on over pages, each with its column heads, number and nothing lost or cut in two', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => ({
      sku: `SKU-${String(i).padStart(3, '0')}`,
      name: `Café número ${i} de um nome comprido que não cabe inteiro em uma linha só da tabela de itens do pedido`,
      variantLabel: '250 g · Em grãos',
      quantity: 1,
      unitPriceCents: 10_00 + i,
    }));
    const pages = await pagesOf(await contractOf({ lines }));
    expect(pages.length).toBeGreaterThan(4);
    for (const { sku, name, unitPriceCents } of lines) {
      const price = `R$ ${String(unitPriceCents / 100)
        .replace('.', ',')
        .padEnd(5, '0')}`;
      const whole = pages.filter(
        (page) => page.includes(name) && page.includes(`${sku} · ${price.slice(0, 4)}`),
      );
      expect(whole, sku).toHaveLength(1);
    }
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`página ${i + 1} de ${pages.length}`);
      if (page.includes('Café número')) expect(page).toContain('Item Valor');
    }
  });
});

describe('what a shopper typed', () => {
  const nameIn = async (name: string) =>
    wordsOf(await contractOf({ customer: { ...sampleAgreed().customer, name } }));

  test.each(['Łukasz Đorđević Ñandú', 'Ελένη Παπαδοπούλου', 'Наталья Ёлкина', 'Zoë O’Brien-D’Ávila'])(
    'is written as it was: %s',
    async (name) => {
      expect(await nameIn(name)).toContain(name);
    },
  );

  test('joins a mark that was typed apart from its letter', async () => {
    expect(await nameIn('Concei\u0063\u0327\u0061\u0303o')).toContain('Conceição');
  });

  test.each([
    ['turns the direction of reading', 'Ana\u202Eodniv-meB', 'Ana?odniv-meB'],
    ['is a picture', 'Ana 🫘 Lúcia', 'Ana ? Lúcia'],
    [
      'looks like the language of the file',
      ') Tj ET Q (oi /Launch << >> endstream',
      ') Tj ET Q (oi /Launch << >> endstream',
    ],
    ['looks like a page of the web', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('and %s stays words', async (_what, name, printed) => {
    expect(await nameIn(name)).toContain(printed);
  });

  test('as one word without end is broken, not written over the edge', async () => {
    const pages = await pagesOf(
      await contractOf({ customer: { ...sampleAgreed().customer, name: 'W'.repeat(120) } }),
    );
    expect(pages.join('').replaceAll(' ', '')).toContain('W'.repeat(120));
    expect(pages.length).toBeLessThanOrEqual(4);
  });

  test('never brings a link, a script or a form into the file', async () => {
    const pdf = await contractOf({
      customer: { ...sampleAgreed().customer, name: 'https://evil.example javascript:x' },
    });
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(
      /\/(JavaScript|JS|Launch|URI|AcroForm|EmbeddedFile)\b/,
    );
  });
});
