import { Problem } from '@loja/contracts/errors.ts';
import type { NewProduct, StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { brl } from '@loja/kernel/money.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { backOffice, direct, shown, untouched } from '../src/back-office.ts';
import { eventually } from '../src/eventually.ts';
import { forgeries } from '../src/forgery.ts';
import { base, buy, cartOf } from '../src/shopper.ts';
import { shopperTokens, staffMember } from '../src/staff.ts';
import { stepsOf } from '../src/trace.ts';

const people = Object.create(null) as Record<
  'admin' | 'torrefacao' | 'atendimento' | 'ninguem',
  Awaited<ReturnType<typeof staffMember>>
>;
beforeAll(async () => {
  people.admin = await staffMember('admin');
  people.torrefacao = await staffMember('torrefacao');
  people.atendimento = await staffMember('atendimento');
  people.ninguem = await staffMember();
});

const roaster = () => backOffice(people.torrefacao.cookie);

/** A product of the test's own, so that no other test meets a price that moves. */
const newMug = (more: Partial<Extract<NewProduct, { kind: 'equipment' }>> = {}): NewProduct => {
  const code = crypto.randomUUID().slice(0, 5).toUpperCase().replace(/^\d/, 'X');
  return {
    kind: 'equipment',
    slug: `caneca-${crypto.randomUUID()}`,
    code: `M${code}`,
    name: 'Caneca de teste',
    tagline: 'Para quem experimenta',
    description: 'Esmaltada por dentro.\nAzul por fora.',
    art: { shape: 'mug', hue: 200 },
    position: 900_000,
    published: true,
    label: '1 unidade',
    price: brl(49_90),
    grams: 420,
    ...more,
  };
};

const made = async (wanted = newMug()): Promise<StaffProduct> => {
  const response = await roaster().send('POST', '/staff/products', wanted);
  if (response.status !== 201) throw new Error(`refused: ${response.status} ${await response.text()}`);
  return (await response.json()) as StaffProduct;
};

const refusal = async (response: Response): Promise<string> => {
  const { code, status } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${code}`;
};

/** What a shopper is shown; undefined when the shop does not have it. */
const shelfOf = async (slug: string) => {
  const response = await fetch(`${base}/products/${slug}`);
  return response.ok
    ? ((await response.json()) as { name: string; variants: { price: { cents: number } }[] })
    : undefined;
};

const announcements = async (slug: string, name: string) =>
  (await stepsOf(slug)).filter((step) => step === name).length;

describe('an editor', () => {
  test('changes a price; the shop asks the new one within five seconds and tells that it changed', async () => {
    const mug = await made();
    expect((await shelfOf(mug.slug))?.variants[0]?.price.cents).toBe(49_90);
    const change = { ...untouched(mug), prices: [{ size: 'UN', price: brl(59_90) }] };
    const started = Date.now();
    const changed = await roaster().change(mug.slug, change);
    expect(changed).toMatchObject({ ok: true, value: { revision: 2, sizes: [{ price: brl(59_90) }] } });
    await eventually(
      'the new price in the shop',
      async () => (await shelfOf(mug.slug))?.variants[0]?.price.cents === 59_90,
      5,
    );
    expect(Date.now() - started).toBeLessThan(5_000);
    await eventually('two announcements', async () => (await announcements(mug.slug, 'ProductChanged')) >= 2);
  });

  test('who changes nothing writes nothing', async () => {
    const mug = await made();
    expect(await roaster().change(mug.slug, untouched(mug))).toMatchObject({
      ok: true,
      value: { revision: 1 },
    });
  });

  test('keeps a draft from shoppers until it is published', async () => {
    const wanted = newMug({ published: false });
    const draft = await made(wanted);
    expect(await shelfOf(draft.slug)).toBeUndefined();
    const listed = await roaster().list();
    expect(listed.ok && listed.value.products.some(({ slug }) => slug === draft.slug)).toBe(true);
    await roaster().change(draft.slug, { ...untouched(draft), published: true });
    // The edge remembers for ten seconds that there was none.
    await eventually('the mug in the shop', async () => (await shelfOf(draft.slug)) !== undefined, 15);
  });

  test('withdraws a product: nobody buys it again, and nothing else takes its name', async () => {
    const wanted = newMug();
    const mug = await made(wanted);
    expect(await roaster().withdraw(mug.slug, 1)).toMatchObject({
      ok: true,
      value: { withdrawn: true, revision: 2 },
    });
    expect(await roaster().withdraw(mug.slug, 1)).toMatchObject({ ok: true, value: { revision: 2 } });
    await eventually('no mug in the shop', async () => (await shelfOf(mug.slug)) === undefined, 5);
    await expect(cartOf({ [`${mug.code}-UN`]: 1 })).rejects.toThrow('sku_not_found');
    await eventually('its announcement', () => announcements(mug.slug, 'ProductWithdrawn'));
    expect(await refusal(await roaster().send('POST', '/staff/products', wanted))).toBe('409 slug_taken');
    const again = { ...wanted, slug: `${wanted.slug}-2` };
    expect(await refusal(await roaster().send('POST', '/staff/products', again))).toBe('409 code_taken');
    expect(await roaster().change(mug.slug, { ...untouched(mug), expectedRevision: 2 })).toMatchObject({
      problem: { code: 'product_withdrawn' },
    });
  });

  test('makes a kit of coffees, which takes its code and stock from them', async () => {
    const kit = await made({
      kind: 'kit',
      slug: `kit-${crypto.randomUUID()}`,
      name: 'Kit de teste',
      tagline: 'Dois cafés',
      description: 'Dois cafés na mesma caixa.',
      art: { shape: 'kit', hue: 10 },
      position: 900_001,
      published: true,
      contents: [
        { slug: 'quintal', quantity: 2, netGrams: 250 },
        { slug: 'varanda', quantity: 1, netGrams: 500 },
      ],
      price: brl(139_90),
      grinds: ['graos', 'coado'],
    });
    expect(kit).toMatchObject({ code: 'KIT-QUIN-VARA', sizes: [{ label: '2 × 250 g + 1 × 500 g' }] });
    const cart = await cartOf({ 'KIT-QUIN-VARA-COADO': 1 });
    expect(cart.lines[0]).toMatchObject({ unitPrice: brl(139_90), availability: 'in_stock' });
  });
});

describe('two editors', () => {
  test('who saw the same revision: the first is kept, the second is told', async () => {
    const mug = await made();
    const first = await roaster().change(mug.slug, { ...untouched(mug), name: 'Caneca azul' });
    const second = await backOffice(people.admin.cookie).change(mug.slug, {
      ...untouched(mug),
      name: 'Caneca verde',
    });
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: false, problem: { status: 409, code: 'revision_conflict' } });
    expect(await roaster().get(mug.slug)).toMatchObject({ value: { name: 'Caneca azul', revision: 2 } });
    expect(await roaster().withdraw(mug.slug, 1)).toMatchObject({ problem: { code: 'revision_conflict' } });
  });

  test('at the very same moment: one wins', async () => {
    const mug = await made();
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        roaster().change(mug.slug, { ...untouched(mug), prices: [{ size: 'UN', price: brl(60_00 + i) }] }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roaster().get(mug.slug)).toMatchObject({ value: { revision: 2 } });
  });
});

describe('a change is refused whole', () => {
  test.each([
    ['a price of nothing', { prices: [{ size: 'UN', price: brl(0) }] }, '422 price_out_of_range'],
    ['a price below nothing', { prices: [{ size: 'UN', price: brl(-1) }] }, '422 price_out_of_range'],
    [
      'a price beyond all coffee',
      { prices: [{ size: 'UN', price: brl(10_000_01) }] },
      '422 price_out_of_range',
    ],
    [
      'half a centavo',
      { prices: [{ size: 'UN', price: { cents: 1.5, currency: 'BRL' } }] },
      '400 invalid_request',
    ],
    ['dollars', { prices: [{ size: 'UN', price: { cents: 100, currency: 'USD' } }] }, '400 invalid_request'],
    ['no price', { prices: [] }, '422 price_missing'],
    ['a size that is not sold', { prices: [{ size: '250', price: brl(100) }] }, '422 size_unknown'],
    [
      'two prices for one size',
      { prices: [brl(100), brl(200)].map((price) => ({ size: 'UN', price })) },
      '422 size_repeated',
    ],
    ['no name', { name: ' ' }, '400 invalid_request'],
    ['a name of two lines', { name: 'Caneca\nazul' }, '400 invalid_request'],
    ['a field that nobody may edit', { code: 'CASA' }, '400 invalid_request'],
    ['a revision to come', { expectedRevision: 99 }, '409 revision_conflict'],
    ['no revision', { expectedRevision: undefined }, '400 invalid_request'],
  ])('for %s', async (_, wrong, expected) => {
    const mug = await made();
    const body = { ...untouched(mug), name: 'Outra caneca', ...wrong };
    expect(await refusal(await roaster().send('PUT', `/staff/products/${mug.slug}`, body))).toBe(expected);
    expect(await roaster().get(mug.slug)).toEqual({ ok: true, value: mug });
  });

  test.each([
    ['a slug with capitals', { slug: 'Caneca' }, '400 invalid_request'],
    ['a code that reads as a kit', { code: 'KIT' }, '400 invalid_request'],
    ['a code that reads as a size', { code: '250' }, '400 invalid_request'],
    ['a code in use', { code: 'CASA' }, '409 code_taken'],
    ['a slug in use', { slug: 'quintal' }, '409 slug_taken'],
    ['no price', { price: brl(0) }, '422 price_out_of_range'],
  ])('for a new product with %s', async (_, wrong, expected) => {
    const wanted = newMug(wrong);
    expect(await refusal(await roaster().send('POST', '/staff/products', wanted))).toBe(expected);
    if (wanted.slug !== 'quintal') expect(await shelfOf(wanted.slug)).toBeUndefined();
  });

  test('for a product that is not there', async () => {
    const mug = await made();
    expect(await roaster().change('cafe-nenhum', untouched(mug))).toMatchObject({
      problem: { code: 'product_not_found' },
    });
    expect(await roaster().get('cafe-nenhum')).toMatchObject({ problem: { code: 'product_not_found' } });
  });
});

describe('who may do what', () => {
  test('the counter reads, and changes nothing', async () => {
    const mug = await made();
    const counter = backOffice(people.atendimento.cookie);
    expect(await counter.get(mug.slug)).toMatchObject({ ok: true });
    expect(await counter.list()).toMatchObject({ ok: true });
    expect(await refusal(await counter.send('PUT', `/staff/products/${mug.slug}`, untouched(mug)))).toBe(
      '403 forbidden',
    );
    expect(await refusal(await counter.send('POST', '/staff/products', newMug()))).toBe('403 forbidden');
    expect(
      await refusal(await counter.send('DELETE', `/staff/products/${mug.slug}?expectedRevision=1`)),
    ).toBe('403 forbidden');
    expect(await roaster().get(mug.slug)).toEqual({ ok: true, value: mug });
  });

  test('staff without a group read nothing', async () => {
    expect(await refusal(await backOffice(people.ninguem.cookie).send('GET', '/staff/products'))).toBe(
      '403 forbidden',
    );
  });

  test('nobody comes without a session, nor around the edge with one', async () => {
    const products = `${direct}/staff/products`;
    const { cookie } = people.admin;
    expect((await fetch(products, { headers: await shown() })).status).toBe(401);
    expect((await fetch(products, { headers: { cookie } })).status).toBe(401);
    const guessed = { cookie, 'x-origin-secret': 'guess'.repeat(10) };
    expect((await fetch(products, { headers: guessed })).status).toBe(403);
  });

  const door = async (access: string) => {
    const jar = new Map(people.atendimento.jar).set('__Host-equipe-access', access);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return (await fetch(`${direct}/staff/products`, { headers: await shown(cookie) })).status;
  };

  test.each(Object.keys(forgeries))('nobody comes with a token %s', async (kind) => {
    expect(await door(people.atendimento.accessToken)).toBe(200);
    expect(await door(forgeries[kind]?.(people.atendimento.accessToken) ?? '')).toBe(401);
  });

  test('a token of another person, of shoppers, as a bearer, or words open nothing', async () => {
    const shopper = await shopperTokens();
    for (const token of [people.admin.accessToken, shopper.access, shopper.id, 'please'])
      expect(await door(token)).toBe(401);
    const authorization = `Bearer ${people.atendimento.accessToken}`;
    const headers = { ...(await shown()), authorization };
    expect((await fetch(`${direct}/staff/products`, { headers })).status).toBe(401);
  });
});

test('the last pieces on the shelf are announced, and not each purchase before them', async () => {
  // The first stock was announced too, when the shop opened.
  const count = () => announcements('CHAL', 'StockBandChanged');
  const earlier = await eventually('the first stock announced', async () => (await count()) || undefined);
  await buy({ 'CHAL-UN': 2 });
  await buy({ 'CHAL-UN': 7 });
  await eventually('one announcement', async () => (await count()) > earlier);
  expect(await count()).toBe(earlier + 1);
});
