import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { ProductChanged } from '@loja/contracts/events/catalog.ts';
import type { StaffProduct } from '@loja/contracts/http/staff-catalog.ts';
import { newEventId } from '@loja/kernel/ids.ts';
import { brl } from '@loja/kernel/money.ts';
import { askPublisher, publisherOf } from '@loja/local/publisher.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backOffice, untouched } from '../src/back-office.ts';
import { awsOptions, table } from '../src/back-room.ts';
import { eventually } from '../src/eventually.ts';
import {
  bytesOf,
  etagsOf,
  headOf,
  objects,
  putByHand,
  releasesSince,
  removeByHand,
  sendToPublisher,
  served,
  wasGivenUp,
} from '../src/site.ts';
import { staffMember } from '../src/staff.ts';

/** Pages that a product of this test cannot be on; no other test moves them either. */
const elsewhere = [
  '/sobre/',
  '/en/sobre/',
  '/politicas/termos/',
  '/cafes/blend-da-casa/',
  '/en/cafes/fonte/',
];

let office: ReturnType<typeof backOffice>;
const made: string[] = [];
beforeAll(async () => {
  office = backOffice((await staffMember('torrefacao')).cookie);
});
afterAll(async () => {
  for (const slug of made) {
    const product = await office.get(slug);
    if (product.ok && !product.value.withdrawn) await office.withdraw(slug, product.value.revision);
  }
});

const pageOf = (slug: string) => `/equipamentos/${slug}/`;

const dynamo = new DynamoDBClient(awsOptions);

/** Sold out, a card would show no price. */
const receive = (stockItemId: string) => {
  const stock = { stockItemId, unit: 'un', received: 50, free: 50, reserved: 0, sold: 0, lowAt: 3 };
  const Item = marshall({ pk: `STOCK#${stockItemId}`, sk: 'STOCK', entity: 'STOCK', ...stock });
  return dynamo.send(new PutItemCommand({ TableName: table('Inventory'), Item }));
};

const newServer = async (): Promise<StaffProduct> => {
  const slug = `jarra-${crypto.randomUUID()}`;
  const code = `J${crypto.randomUUID().slice(0, 5).toUpperCase()}`;
  await receive(code);
  const response = await office.send('POST', '/staff/products', {
    kind: 'equipment',
    slug,
    code,
    name: `Jarra ${slug.slice(6, 14)}`,
    tagline: 'Para servir à mesa',
    description: 'Vidro que aguenta o fogo.',
    art: { shape: 'server', hue: 190 },
    position: 910_000,
    published: true,
    label: '1 unidade',
    price: brl(89_90),
    grams: 700,
  });
  if (response.status !== 201) throw new Error(`refused: ${response.status} ${await response.text()}`);
  made.push(slug);
  await eventually(
    'the page of the new product',
    async () => (await served(pageOf(slug))).status === 200,
    15,
  );
  return (await response.json()) as StaffProduct;
};

const priced = async (product: StaffProduct, cents: number): Promise<StaffProduct> => {
  const answer = await office.change(product.slug, {
    ...untouched(product),
    prices: [{ size: 'UN', price: brl(cents) }],
  });
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`);
  return answer.value;
};

/** A price has a no-break space after its sign. */
const shows = async (path: string, price: string): Promise<boolean> =>
  (await served(path)).body.replaceAll('\u00a0', ' ').includes(price);

/** Seconds until both languages show it. */
const seenWithin = async (slug: string, price: string, seconds: number): Promise<number> => {
  const began = performance.now();
  const both = async () => (await shows(pageOf(slug), price)) && (await shows(`/en${pageOf(slug)}`, price));
  await eventually(`${price} on the page`, both, seconds);
  return (performance.now() - began) / 1000;
};

const changed = (slug: string, revision: number) =>
  JSON.stringify({
    source: ProductChanged.source,
    'detail-type': ProductChanged.name,
    detail: {
      id: newEventId(),
      version: 1,
      occurredAt: new Date().toISOString(),
      data: { slug, revision },
    },
  });

/** A rebuild is over when its pictures are; nothing else waits for those. */
const ask = async (order: Parameters<typeof askPublisher>[1]) =>
  askPublisher(await publisherOf('local', awsOptions), order, {
    untilPictures: order.command === 'rebuild',
    seconds: 240,
  });

describe('a change of the shelf', () => {
  test('reaches the page within five seconds and touches only what shows it', async () => {
    const jar = await newServer();
    const before = await etagsOf(elsewhere);
    const since = new Date();
    await priced(jar, 97_50);
    const seconds = await seenWithin(jar.slug, 'R$ 97,50', 5);
    console.log(`a new price was on both pages after ${seconds.toFixed(2)} s`);
    expect(await etagsOf(elsewhere)).toEqual(before);
    const releases = await releasesSince(since);
    const mine = releases.find(({ changes }) => changes.some(({ path }) => path === pageOf(jar.slug)));
    const paths = mine?.changes.map(({ path }) => path) ?? [];
    console.log(`${paths.length} files were put for it: ${paths.join(' ')}`);
    expect(paths).toEqual(
      expect.arrayContaining([
        `/en${pageOf(jar.slug)}`,
        '/equipamentos/',
        '/en/equipamentos/',
        '/feed/google.xml',
        '/busca/indice.en.json',
      ]),
    );
    // Both languages of its page and its shelf, the feed of both, the index of both, the favourites; others may join.
    expect(paths.length).toBeLessThanOrEqual(24);
    expect(paths.filter((path) => /^(\/en)?\/(cafes\/.|politicas|arte)/.test(path))).toEqual([]);
  });

  test('is kept by browsers and the edge as long as it should be', async () => {
    const page = await headOf('cafes/index.html');
    expect(page.ContentType).toBe('text/html; charset=utf-8');
    expect(page.CacheControl).toBe('public, max-age=0, s-maxage=86400, must-revalidate');
    expect((await headOf('arte/marca.svg')).CacheControl).toContain('max-age=3600');
    const [asset = ''] = [...(await objects()).keys()].filter((key) => key.startsWith('_astro/'));
    expect((await headOf(asset)).CacheControl).toBe('public, max-age=31536000, immutable');
  });

  test('told twice or in the wrong order ends in the newest page, put once', async () => {
    const jar = await newServer();
    const second = await priced(jar, 91_10);
    await priced(second, 92_20);
    await seenWithin(jar.slug, 'R$ 92,20', 5);
    const { etag } = await served(pageOf(jar.slug));
    const since = new Date();
    const late = [3, 1, 2, 2, 3, 1].map((revision) => changed(jar.slug, revision));
    await sendToPublisher(late);
    expect(await ask({ command: 'publish' })).toMatchObject({ ok: true, failed: [] });
    expect((await served(pageOf(jar.slug))).etag).toBe(etag);
    const touched = (await releasesSince(since)).flatMap(({ changes }) => changes.map(({ path }) => path));
    expect(touched).not.toContain(pageOf(jar.slug));
  });

  test('is published although a message beside it means nothing', async () => {
    const jar = await newServer();
    const marker = crypto.randomUUID();
    await sendToPublisher([
      JSON.stringify({ source: 'catalog', 'detail-type': 'ProductPainted', marker }),
      'not even JSON',
    ]);
    await priced(jar, 93_30);
    await seenWithin(jar.slug, 'R$ 93,30', 5);
    await eventually('the message among the dead letters', () => wasGivenUp(marker));
  });

  test('that withdraws a product takes its pages away, and its place on the shelf', async () => {
    const jar = await newServer();
    await eventually(
      'it on the shelf',
      async () => (await served('/equipamentos/')).body.includes(jar.slug),
      5,
    );
    await office.withdraw(jar.slug, jar.revision);
    const gone = async () =>
      (await served(pageOf(jar.slug))).status === 404 &&
      (await served(`/en${pageOf(jar.slug)}`)).status === 404;
    await eventually('no page of it', gone, 5);
    for (const path of [
      '/equipamentos/',
      '/en/equipamentos/',
      '/',
      '/sitemap.xml',
      '/busca/indice.pt-BR.json',
    ])
      expect((await served(path)).body, path).not.toContain(jar.slug);
  });
});

describe('an operator', () => {
  test('takes a bad publish back, and it stays back until the shelf says something else', async () => {
    const jar = await newServer();
    const since = new Date();
    const cheap = await priced(jar, 9);
    await seenWithin(jar.slug, 'R$ 0,09', 5);
    const bad = (await releasesSince(since)).find(({ changes }) =>
      changes.some(({ path }) => path === pageOf(jar.slug)),
    );
    expect(await ask({ command: 'rollback', release: bad?.id ?? '' })).toMatchObject({ ok: true });
    await seenWithin(jar.slug, 'R$ 89,90', 5);
    await ask({ command: 'publish' });
    expect(await shows(pageOf(jar.slug), 'R$ 89,90')).toBe(true);
    await priced(cheap, 90_00);
    await seenWithin(jar.slug, 'R$ 90,00', 5);
  });

  test('rebuilds everything: the same bytes, what was touched by hand mended, what is no page gone', async () => {
    const before = await objects();
    const sample = [...before.keys()]
      .filter((key) => /^(cafes|en|arte|og|politicas|kits)\//.test(key))
      .slice(0, 60);
    const bytes = new Map(await Promise.all(sample.map(async (key) => [key, await bytesOf(key)] as const)));
    await putByHand('sobre/index.html', 'not what the shop says');
    await removeByHand('politicas/termos/index.html');
    await putByHand('rascunho/index.html', 'nobody published this');
    const began = performance.now();
    const answer = await ask({ command: 'rebuild' });
    expect(answer).toMatchObject({ ok: true, pending: 0, failed: [] });
    const after = await objects();
    console.log(`${after.size} objects rebuilt in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    expect((await served('/sobre/')).body).toContain('</html>');
    expect((await served('/politicas/termos/')).status).toBe(200);
    expect(after.has('rascunho/index.html')).toBe(false);
    for (const [key, was] of bytes) expect((await bytesOf(key)) === was, key).toBe(true);
  }, 300_000);

  test('is told when there is nothing to go back to', async () => {
    expect(await ask({ command: 'rollback', release: '20200101T000000000Z-none' })).toEqual({
      ok: false,
      problem: 'there is no release 20200101T000000000Z-none',
    });
  });
});
