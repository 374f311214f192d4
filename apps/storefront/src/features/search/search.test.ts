import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../lib/locale.ts';
import { sampleShelf } from '../../lib/sample-shelf-under-test.ts';
import { pagesOf } from '../../site/pages.ts';
import { searcherOf } from './engine.ts';
import { searchIndexOf } from './index-of.ts';

const portuguese = searcherOf(searchIndexOf(sampleShelf, 'pt-BR').entries);
const english = searcherOf(searchIndexOf(sampleShelf, 'en').entries);
const urls = (search: typeof portuguese, question: string) => search(question).entries.map(({ url }) => url);
const first = (question: string, count = 1) => urls(portuguese, question).slice(0, count);
const slugs = (question: string) =>
  portuguese(question).entries.flatMap(({ kind, url }) =>
    kind === 'page' ? [] : (url.split('/').at(-2) ?? []),
  );
const noted = (note: string) =>
  sampleShelf.coffees.filter(({ coffee }) => coffee.notes.some((n) => n.includes(note))).map((c) => c.slug);

describe('the search finds', () => {
  test.each([
    ['varanda', '/cafes/varanda/'],
    ['Noite Longa', '/cafes/noite-longa/'],
    ['tres brasis', '/kits/kit-tres-brasis/'],
    ['moka', '/equipamentos/moka-6-xicaras/'],
    ['geisha', '/cafes/vaga-lume/'],
    ['jabuticaba', '/cafes/quintal/'],
  ])('%s by its name or what only it has', (question, url) => {
    expect(first(question)).toEqual([url]);
  });

  test('every coffee with a note', () => {
    for (const note of ['caramelo', 'pêssego', 'rapadura']) {
      expect(slugs(note)).toEqual(expect.arrayContaining(noted(note)));
    }
  });

  test('coffees by region, grower, process and method', () => {
    const caparao = sampleShelf.coffees.filter(({ coffee }) => coffee.region === 'Caparaó');
    expect(slugs('caparao').toSorted()).toEqual(caparao.map(({ slug }) => slug).toSorted());
    expect(slugs('Peroni')).toContain('mogiana-classico');
    const honeys = sampleShelf.coffees.filter(({ coffee }) => coffee.process === 'honey');
    expect(slugs('honey').toSorted()).toEqual(honeys.map(({ slug }) => slug).toSorted());
    const cold = sampleShelf.coffees.filter(({ coffee }) => coffee.methods.includes('coldbrew'));
    expect(slugs('cold brew')).toEqual(expect.arrayContaining(cold.map(({ slug }) => slug)));
  });

  test('all words together before any of them', () => {
    for (const slug of slugs('frutado mantiqueira')) {
      const coffee = sampleShelf.bySlug.get(slug)?.coffee;
      expect([coffee?.profile, coffee?.region]).toEqual(['frutado', 'Mantiqueira de Minas']);
    }
  });

  test('while the word is being written', () => {
    expect(slugs('choc')).toContain('blend-da-casa');
    expect(first('vara')).toEqual(['/cafes/varanda/']);
    expect(first('desca', 2)).toContain('/cafes/sono-bom-descafeinado/');
  });

  test('pages that are asked for by another name', () => {
    expect(first('frete')).toEqual(['/politicas/entrega/']);
    expect(first('reembolso')).toEqual(['/politicas/trocas-e-devolucoes/']);
    expect(first('lgpd')).toEqual(['/politicas/privacidade/']);
  });
});

describe('as Brazilians write it', () => {
  test.each([
    ['xocolate', 'chocolate'],
    ['chocolatte', 'chocolate'],
    ['chocolat', 'chocolate'],
    ['CHOCOLATES', 'chocolate'],
    ['chcolate', 'chocolate'],
    ['chocoalte', 'chocolate'],
    ['caramello', 'caramelo'],
    ['karamelo', 'caramelo'],
    ['pessego', 'pêssego'],
    ['pesego', 'pêssego'],
    ['jasmin', 'jasmim'],
    ['mechirica', 'mexerica'],
    ['rapadora', 'rapadura'],
    ['melaco', 'melaço'],
    ['castanha do para', 'castanha-do-pará'],
  ])('%s finds what %s finds', (slip, note) => {
    expect(slugs(slip)).toEqual(expect.arrayContaining(noted(note)));
  });

  test.each([
    ['expresso', 'espresso'],
    ['ezpresso', 'espresso'],
    ['serrado', 'Cerrado'],
    ['mantiqueira', 'Mantiqueira'],
    ['mantikera', 'Mantiqueira'],
    ['xapada diamantina', 'Chapada Diamantina'],
    ['aeropres', 'aeropress'],
    ['chemeks', 'chemex'],
    ['fermentado', 'fermentado'],
    ['anaerobico', 'fermentado'],
  ])('%s is answered as %s', (slip, right) => {
    expect(slugs(slip).length).toBeGreaterThan(0);
    expect(slugs(slip)[0]).toBe(slugs(right)[0]);
  });

  test('coffee without caffeine under all its names', () => {
    for (const question of [
      'sem cafeína',
      'sem cafeina',
      'descafeinado',
      'descafeinados',
      'decaf',
      'descafenado',
    ]) {
      expect(first(question)).toEqual(['/cafes/sono-bom-descafeinado/']);
    }
  });

  test('ground or whole, every coffee sold so', () => {
    const coffees = sampleShelf.coffees.map(({ slug }) => slug);
    expect(slugs('moído')).toEqual(expect.arrayContaining(coffees));
    expect(slugs('em grãos')).toEqual(expect.arrayContaining(coffees));
    expect(slugs('café moido')).toEqual(expect.arrayContaining(coffees));
  });

  test('brewers by their brand or nickname', () => {
    expect(first('v60', 2)).toContain('/equipamentos/coador-conico/');
    expect(slugs('aero press').toSorted()).toEqual(slugs('aeropress').toSorted());
    expect(slugs('cafeteira italiana')).toContain('moka-6-xicaras');
    expect(slugs('presente')).toContain('kit-tres-brasis');
  });
});

describe('shelves and lessons', () => {
  test('answer for what coffees have in common', () => {
    expect(urls(portuguese, 'frutado')).toContain('/cafes/perfil/frutado/');
    expect(urls(portuguese, 'mantiqueira')).toContain('/cafes/regiao/mantiqueira-de-minas/');
    expect(urls(portuguese, 'torra clara')).toContain('/cafes/torra/clara/');
    expect(urls(portuguese, 'receita v60')).toContain('/preparo/coado/');
    expect(urls(english, 'fruity')).toContain('/en/cafes/perfil/frutado/');
  });

  test('are those that the site has, as everything that the search leads to', () => {
    const published = new Set(pagesOf(sampleShelf).map(({ path }) => path));
    for (const locale of LOCALES) {
      const { entries } = searchIndexOf(sampleShelf, locale);
      expect(entries.map(({ url }) => url).filter((url) => !published.has(url))).toEqual([]);
      expect(new Set(entries.map(({ url }) => url)).size).toBe(entries.length);
    }
  });
});

describe('the answer', () => {
  test('says when nothing was found as written', () => {
    expect(portuguese('chocolate').approximate).toBe(false);
    expect(portuguese('chocoalte').approximate).toBe(true);
  });

  test('is empty for what the shop knows nothing of, and for nothing asked', () => {
    for (const question of ['', '   ', 'de', 'parafuso sextavado', '99999']) {
      expect(portuguese(question).entries).toEqual([]);
    }
  });

  test('puts what is sold out below what is not', () => {
    const { entries } = searchIndexOf(sampleShelf, 'pt-BR');
    const gone = entries.map((e) => (e.url === '/cafes/fonte/' ? { ...e, soldOut: true as const } : e));
    const honeys = searcherOf(gone)('honey').entries.map(({ url }) => url);
    expect(honeys).toContain('/cafes/fonte/');
    expect(honeys.at(-1)).toBe('/cafes/fonte/');
  });

  test('in English leads to English pages, by English words', () => {
    expect(urls(english, 'decaf')[0]).toBe('/en/cafes/sono-bom-descafeinado/');
    expect(urls(english, 'peach')).toContain('/en/cafes/fonte/');
    expect(urls(english, 'washed')).toContain('/en/cafes/orvalho/');
    expect(urls(english, 'grinder')[0]).toBe('/en/equipamentos/moedor-manual/');
    expect(urls(english, 'returns')[0]).toBe('/en/politicas/trocas-e-devolucoes/');
    expect(urls(english, 'brazil nut')).toContain('/en/cafes/blend-da-casa/');
  });

  test('comes from a file that a phone loads at once', async () => {
    const { gzipSync } = await import('node:zlib');
    for (const locale of ['pt-BR', 'en'] as const) {
      const file = JSON.stringify(searchIndexOf(sampleShelf, locale));
      expect(gzipSync(file).length).toBeLessThan(12_000);
    }
  });
});
