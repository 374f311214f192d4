import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { SiteRenderer } from '@loja/contracts/site.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryReleaseStore } from '../adapters/release-store.memory.ts';
import { memorySiteStore } from '../adapters/site-store.memory.ts';
import { publishSite, type Wish } from './publish-site.ts';

interface Ware {
  slug: string;
  cents: number;
}

const asProducts = (wares: readonly Ware[]) => wares as unknown as Product[];
const asWares = (products: readonly Product[]) => products as unknown as Ware[];

/** A small storefront: a page and a picture for each product, a list of all, and a page of words. */
const renderer: SiteRenderer = {
  files: (products) => [
    { path: '/', shows: JSON.stringify(products) },
    { path: '/sobre/', shows: '' },
    ...asWares(products).flatMap((ware) => [
      { path: `/${ware.slug}/`, shows: JSON.stringify(ware) },
      { path: `/og/${ware.slug}.png`, shows: ware.slug },
    ]),
  ],
  render: async (products, path) => {
    const ware = asWares(products).find(({ slug }) => path === `/${slug}/`);
    if (ware?.cents === 0) throw new Error('a price of nothing');
    const text = path === '/' ? JSON.stringify(products) : `${path} ${ware?.cents ?? ''}`;
    return { contentType: 'text/html; charset=utf-8', body: new TextEncoder().encode(text) };
  },
};

const changes = (...slugs: string[]): Wish => ({ kind: 'changes', slugs });

const open = (wares: Ware[], build = 'b1', beside: readonly string[] = []) => {
  const [site, releases] = [memorySiteStore(), memoryReleaseStore()];
  const forgotten: string[][] = [];
  const givenUp: unknown[] = [];
  const nudges: (string | undefined)[] = [];
  const shelf = { wares };
  const storefront = {
    build,
    renderer,
    assets: async () =>
      new Map([
        ['/_astro/a.css', { contentType: 'text/css; charset=utf-8', body: new Uint8Array([1]) }],
        ...beside.map((path) => [path, { contentType: 'text/plain', body: new Uint8Array([2]) }] as const),
      ]),
  };
  const fulfil = publishSite({
    shelf: { products: async () => asProducts(shelf.wares) },
    site,
    releases,
    edge: { forget: async (_token, paths) => void forgotten.push([...paths]) },
    queue: {
      goOn: async (rebuild) => void nudges.push(rebuild),
      giveUp: async (reason, about) => void givenUp.push({ reason, about }),
    },
    storefront,
  });
  /** With the turns that a publish leaves for later. */
  const publish = async (...wishes: Wish[]) => {
    const outcomes = await fulfil(wishes);
    while (nudges.length > 0) {
      const rebuild = nudges.pop();
      await fulfil([rebuild === undefined ? changes() : { kind: 'rebuild', requestId: rebuild }]);
    }
    return outcomes.map(({ answer }) => answer);
  };
  const text = (path: string) => {
    const found = site.standing.get(path);
    return found && new TextDecoder().decode(found.body);
  };
  return { site, releases, forgotten, givenUp, shelf, storefront, publish, text };
};

const three = (): Ware[] => ['casa', 'fonte', 'moka'].map((slug) => ({ slug, cents: 100 }));

describe('publishing', () => {
  test('puts everything the first time, what pages refer to before the pages', async () => {
    const shop = open(three());
    await shop.publish(changes());
    expect(shop.site.puts[0]).toBe('/_astro/a.css');
    expect([...shop.site.standing.keys()].sort()).toEqual(
      [
        '/',
        '/_astro/a.css',
        ...['casa', 'fonte', 'moka'].flatMap((s) => [`/${s}/`, `/og/${s}.png`]),
        '/sobre/',
      ].sort(),
    );
  });

  test('puts and forgets only what a change touches', async () => {
    const shop = open(three());
    await shop.publish(changes());
    const before = shop.site.puts.length;
    shop.shelf.wares = [{ slug: 'casa', cents: 90 }, ...three().slice(1)];
    await shop.publish(changes('casa'));
    expect(shop.site.puts.slice(before).sort()).toEqual(['/', '/casa/']);
    expect(shop.forgotten.at(-1)?.toSorted()).toEqual(['/', '/casa/', '/casa/index.html', '/index.html']);
  });

  test('puts nothing when nothing changed, however often it is told', async () => {
    const shop = open(three());
    await shop.publish(changes());
    const [before, made] = [shop.site.puts.length, shop.releases.made.length];
    await shop.publish(changes('casa'), changes('casa'), changes('fonte'));
    expect([shop.site.puts.length, shop.releases.made.length]).toEqual([before, made]);
  });

  test('takes away the page of a product that left the shelf', async () => {
    const shop = open(three());
    await shop.publish(changes());
    shop.shelf.wares = three().slice(1);
    await shop.publish(changes('casa'));
    expect(shop.text('/casa/')).toBeUndefined();
    expect(shop.text('/')).not.toContain('casa');
  });

  test('leaves a page that cannot be rendered as it stood, says so once, and publishes the others', async () => {
    const shop = open(three());
    await shop.publish(changes());
    shop.shelf.wares = [{ slug: 'casa', cents: 0 }, { slug: 'fonte', cents: 80 }, ...three().slice(2)];
    const [answer] = await shop.publish(changes('casa', 'fonte'));
    expect(answer).toMatchObject({ failed: ['/casa/'] });
    expect([shop.text('/casa/'), shop.text('/fonte/')]).toEqual(['/casa/ 100', '/fonte/ 80']);
    await shop.publish(changes('moka'));
    expect(shop.givenUp).toHaveLength(1);
    shop.shelf.wares = three();
    await shop.publish(changes('casa'));
    expect(shop.text('/casa/')).toBe('/casa/ 100');
  });

  test('renders everything again for a new program, and puts only what comes out different', async () => {
    const shop = open(three());
    await shop.publish(changes());
    const before = shop.site.puts.length;
    shop.storefront.build = 'b2';
    await shop.publish(changes());
    expect(shop.site.puts.length).toBe(before);
    expect(Object.values((await shop.releases.state())?.files ?? {}).map(({ build }) => build)).not.toContain(
      'b1',
    );
  });

  test('of any sequence of changes ends where a rebuild of the last shelf ends', async () => {
    const shelf = fc.uniqueArray(
      fc.record({
        slug: fc.constantFrom('casa', 'fonte', 'moka', 'v60'),
        cents: fc.integer({ min: 1, max: 3 }),
      }),
      { selector: ({ slug }) => slug },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(shelf, { minLength: 1, maxLength: 6 }), async (shelves) => {
        const shop = open([]);
        for (const wares of shelves) {
          shop.shelf.wares = wares;
          await shop.publish(changes());
        }
        const anew = open(shelves.at(-1) ?? []);
        await anew.publish(changes());
        expect(new Map([...shop.site.standing].sort())).toEqual(new Map([...anew.site.standing].sort()));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a rebuild', () => {
  test('keeps what the edge says when the API is down', async () => {
    const shop = open(three(), 'b1', ['/busy.problem']);
    await shop.publish(changes());
    await shop.publish({ kind: 'rebuild', requestId: 'r-1' });
    expect(shop.text('/busy.problem')).toBeDefined();
  });

  test('mends what somebody touched, and clears what is no page', async () => {
    const shop = open(three());
    await shop.publish(changes());
    const stray = { contentType: 'text/html', body: new Uint8Array([2]), sha256: '' };
    await shop.site.put('/rascunho/', stray);
    await shop.site.put('/sobre/', stray);
    await shop.publish({ kind: 'rebuild', requestId: 'r-1' });
    expect(shop.text('/rascunho/')).toBeUndefined();
    expect(shop.text('/sobre/')).toBe('/sobre/ ');
    expect(shop.text('/_astro/a.css')).toBeDefined();
    expect(shop.releases.answers.get('r-1')).toMatchObject({ ok: true, pending: 0 });
  });
});

describe('a rollback', () => {
  const afterBadPrice = async () => {
    const shop = open(three());
    await shop.publish(changes());
    shop.shelf.wares = [{ slug: 'casa', cents: 1 }, ...three().slice(1)];
    await shop.publish(changes('casa'));
    return shop;
  };

  test('puts the pages back, and other changes leave them so', async () => {
    const shop = await afterBadPrice();
    await shop.publish({ kind: 'rollback', requestId: 'r-1' });
    expect(shop.text('/casa/')).toBe('/casa/ 100');
    shop.shelf.wares = [{ slug: 'casa', cents: 1 }, { slug: 'fonte', cents: 70 }, ...three().slice(2)];
    await shop.publish(changes('fonte'));
    expect([shop.text('/casa/'), shop.text('/fonte/')]).toEqual(['/casa/ 100', '/fonte/ 70']);
  });

  test('is over for a page when the shelf says something else, and for all in a rebuild', async () => {
    const shop = await afterBadPrice();
    await shop.publish({ kind: 'rollback', requestId: 'r-1' });
    await shop.publish({ kind: 'rebuild', requestId: 'r-2' });
    expect(shop.text('/casa/')).toBe('/casa/ 1');
  });

  test('undoes the named release and all that followed; undone itself, it is as before', async () => {
    const shop = await afterBadPrice();
    const bad = shop.releases.made.at(-1)?.id;
    shop.shelf.wares = shop.shelf.wares.slice(0, 2);
    await shop.publish(changes('moka'));
    const stood = new Map(shop.site.standing);
    await shop.publish({ kind: 'rollback', requestId: 'r-1', release: bad });
    expect([shop.text('/casa/'), shop.text('/moka/')]).toEqual(['/casa/ 100', '/moka/ 100']);
    await shop.publish(changes());
    expect(shop.text('/moka/')).toBe('/moka/ 100');
    await shop.publish({ kind: 'rollback', requestId: 'r-2', release: shop.releases.made.at(-1)?.id });
    expect(new Map([...shop.site.standing].sort())).toEqual(new Map([...stood].sort()));
  });

  test('takes a page away that the bad release had brought, until it would show something else', async () => {
    const shop = open(three());
    await shop.publish(changes());
    shop.shelf.wares = [...three(), { slug: 'v60', cents: 5 }];
    await shop.publish(changes('v60'));
    const bad = shop.releases.made.find(({ changes: made }) => made.some(({ path }) => path === '/v60/'))?.id;
    await shop.publish({ kind: 'rollback', requestId: 'r-1', release: bad });
    await shop.publish(changes());
    expect(shop.text('/v60/')).toBeUndefined();
    shop.shelf.wares = [...three(), { slug: 'v60', cents: 6 }];
    await shop.publish(changes('v60'));
    expect(shop.text('/v60/')).toBe('/v60/ 6');
  });
});
