import { HeadObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Product } from '@loja/contracts/http/shopfront.ts';
import type { PhotoId } from '@loja/kernel/ids.ts';
import { contentOf, phonePhoto, pngPicture } from '@loja/services/media/adapters/sample-pictures.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awsOptions, outputs } from '../src/back-room.ts';
import { eventually } from '../src/eventually.ts';
import { newServer, photographer } from '../src/photographer.ts';
import { base, urls } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

const s3 = new S3Client({ ...awsOptions, forcePathStyle: true });
const bucket = outputs.MediaBucketName;
const { slug, ...server } = newServer();
const path = `/equipamentos/${slug}/`;

let roaster: ReturnType<typeof photographer>;
beforeAll(async () => {
  roaster = photographer((await staffMember('torrefacao')).cookie);
  const { status } = await roaster.office.send('POST', '/staff/products', { ...server, slug });
  expect(status).toBe(201);
});
afterAll(async () => {
  const product = await roaster.office.get(slug);
  if (product.ok) await roaster.office.withdraw(slug, product.value.revision);
});

const onShelf = async (): Promise<Product> => {
  const response = await fetch(`${base}/products/${slug}?${crypto.randomUUID()}`);
  return (await response.json()) as Product;
};
const page = async (of = path): Promise<string> => {
  const response = await fetch(`${urls.shop}${of}`);
  return response.ok ? response.text() : '';
};
const versionsOf = async (photoId: PhotoId) => {
  const Prefix = `incoming/${photoId}`;
  const { Versions = [], DeleteMarkers = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix }),
  );
  return [...Versions, ...DeleteMarkers];
};
const served = async (url: string) => {
  const response = await fetch(`${urls.shop}${url}`);
  return { response, file: Buffer.from(await response.arrayBuffer()) };
};

describe('a photo from a phone', () => {
  let photoId: PhotoId;

  test('is part of the product at once, and its pages show it', async () => {
    await eventually('the page with the drawing', async () => (await page()).includes(`/arte/${slug}.svg`));
    photoId = await roaster.handIn(slug, await phonePhoto({ orientation: 6 }));
    const photo = await roaster.settled(slug, photoId);
    expect(photo).toMatchObject({ state: 'ready', alt: 'Jarra de vidro sobre a mesa' });
    const shown = await eventually('the page with the photo', async () => {
      const html = await page();
      return html.includes('<picture>') && html;
    });
    expect(shown).toContain('alt="Jarra de vidro sobre a mesa"');
    expect(shown).toMatch(/<source type="image\/avif" srcset="\/media\/[0-9a-f]{32}\/320\.avif 320w, /);
    expect(shown).toMatch(/width="960" height="1280"[^>]*loading="eager"[^>]*fetchpriority="high"/);
    expect(shown).not.toMatch(/ style="/);
    await eventually('the English page too', async () => (await page(`/en${path}`)).includes('lang="pt-BR"'));
    await eventually('its card on the shelf', async () =>
      (await page('/equipamentos/')).includes(`${photo.preview?.replace('320.jpeg', '')}320.avif`),
    );
  });

  test('is served by the edge in three formats, for ever, with nothing of its owner', async () => {
    const [photo] = (await onShelf()).photos ?? [];
    expect(photo?.sources).toHaveLength(9);
    for (const { url, format, width } of photo?.sources ?? []) {
      const { response, file } = await served(url);
      expect(response.status, url).toBe(200);
      expect(response.headers.get('content-type')).toBe(`image/${format}`);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(await contentOf(file)).toEqual({ format, width, height: Math.round((width * 4) / 3), told: [] });
      for (const secret of ['Ana Conceicao', 'Telefonica', 'GPS']) expect(file.includes(secret)).toBe(false);
    }
    const again = await served(photo?.sources[0]?.url ?? '');
    expect(again.response.headers.get('x-cache')).toBe('Hit from cloudfront');
  });

  test('leaves no original, and what is handed in cannot be read through the edge', async () => {
    expect(await versionsOf(photoId)).toEqual([]);
    for (const way of [
      `/incoming/${photoId}`,
      `/media/../incoming/${photoId}`,
      `/media/%2e%2e/incoming/${photoId}`,
    ])
      expect((await served(way)).response.status, way).not.toBe(200);
  });

  test('handed in once more is the same photo, not a second one', async () => {
    const again = await roaster.settled(
      slug,
      await roaster.handIn(slug, await phonePhoto({ orientation: 6 })),
    );
    expect(again.state).toBe('ready');
    expect((await onShelf()).photos).toHaveLength(1);
  });

  test('is followed by others, which the page shows below', async () => {
    const photo = await roaster.settled(
      slug,
      await roaster.handIn(slug, await pngPicture(), { type: 'image/png' }),
    );
    expect(photo.state).toBe('ready');
    await eventually('both photos', async () => (await page()).split('<picture>').length >= 3);
    const product = await roaster.office.get(slug);
    expect(product).toMatchObject({ ok: true, value: { photos: [{}, {}], revision: 3 } });
  });
});

describe('a file that is no photo', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>x</text></svg>';

  test.each([
    ['a drawing with script', async () => svg, 'not_a_photo'],
    ['a page', async () => '<!doctype html><script>alert(1)</script>', 'not_a_photo'],
    ['half a photo', async () => (await phonePhoto()).subarray(0, 9_000), 'damaged'],
    ['a stamp', () => phonePhoto({ width: 120, height: 90 }), 'too_small'],
  ])('%s is refused, gone, and staff see why', async (_what, file, refusal) => {
    const before = await roaster.office.get(slug);
    const photoId = await roaster.handIn(slug, await file());
    expect(await roaster.settled(slug, photoId)).toMatchObject({ state: 'rejected', refusal });
    await eventually('the file gone', async () => (await versionsOf(photoId)).length === 0);
    expect(await roaster.office.get(slug)).toEqual(before);
  });
});

describe('who may hand in photos', () => {
  test('is whoever edits products; the others may look', async () => {
    const support = photographer((await staffMember('atendimento')).cookie);
    expect((await support.ask(slug, 'Uma foto', 'image/jpeg')).status).toBe(403);
    expect((await support.photosOf(slug)).length).toBeGreaterThan(0);
    expect((await photographer('no-token').ask(slug, 'Uma foto', 'image/jpeg')).status).toBe(401);
  });

  test('and for a product that exists, with words for who does not see it', async () => {
    expect((await roaster.ask('cafe-nenhum', 'Uma foto', 'image/jpeg')).status).toBe(404);
    expect((await roaster.ask(slug, ' ', 'image/jpeg')).status).toBe(400);
  });

  test('the bucket itself shows nothing to passers-by', async () => {
    const [photo] = (await onShelf()).photos ?? [];
    const key = photo?.sources[0]?.url.slice(1);
    expect(await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).toMatchObject({
      ContentType: 'image/avif',
    });
  });
});
