import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import process from 'node:process';
import {
  DeleteObjectsCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { filesUnder, fingerprintOfFiles } from './fingerprint.ts';
import { awsClientOptions } from './ministack.ts';
import { run } from './process.ts';
import { inheritedEnvironment, type StoreSettings } from './settings.ts';
import type { StartContext } from './start-context.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export const contentTypeOf = (key: string): string =>
  contentTypes[extname(key)] ?? 'application/octet-stream';

/** Astro puts a content hash in the name of everything under `_astro/`; any other name may change what it holds. */
export const cacheControlOf = (key: string): string =>
  key.startsWith('_astro/')
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=0, s-maxage=60, must-revalidate';

/** Of this state folder's own: two shops may build at the same time. */
const siteFolder = (settings: StoreSettings): string => join(settings.stateDir, 'site');

const siteSources = [
  'apps/storefront',
  'packages',
  'scripts/write-catalogue.ts',
  'services/src/catalog',
  'services/src/inventory',
  'services/src/shopfront',
  'shop.config.ts',
  'package-lock.json',
];

const siteMark = (settings: StoreSettings): string => join(settings.stateDir, 'site.json');

export type Site = { fingerprint: string; isPublished: boolean };

/** Builds the storefront unless the one that stands in the bucket came from the same sources. */
export const buildSite = async ({ settings, logDir, progress, signal }: StartContext): Promise<Site> => {
  const fingerprint = await fingerprintOfFiles(settings.root, siteSources, {
    shopUrl: `http://127.0.0.1:${settings.ports.shop}`,
  });
  const published = await readFile(siteMark(settings), 'utf8').catch(() => '');
  if (published === fingerprint && existsSync(siteFolder(settings)))
    return { fingerprint, isPublished: true };
  await progress.step('Building the storefront', () =>
    run(
      process.execPath,
      [
        join(settings.root, 'node_modules', 'astro', 'bin', 'astro.mjs'),
        'build',
        '--outDir',
        siteFolder(settings),
      ],
      {
        cwd: join(settings.root, 'apps', 'storefront'),
        env: { ...inheritedEnvironment(), ASTRO_TELEMETRY_DISABLED: '1' },
        logFile: join(logDir, 'storefront.log'),
        name: 'astro build',
        signal,
      },
    ),
  );
  return { fingerprint, isPublished: false };
};

const keysIn = async (client: S3Client, bucket: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    keys.push(...(page.Contents ?? []).flatMap(({ Key: key }) => (key === undefined ? [] : [key])));
  }
  return keys;
};

const upload = async (client: S3Client, bucket: string, folder: string): Promise<void> => {
  const before = await keysIn(client, bucket);
  const files = (await filesUnder(folder)).map((file) => ({
    file,
    key: relative(folder, file).split(sep).join('/'),
  }));
  const waiting = [...files];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: next.key,
          Body: await readFile(next.file),
          ContentType: contentTypeOf(next.key),
          CacheControl: cacheControlOf(next.key),
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const kept = new Set(files.map(({ key }) => key));
  const gone = before.filter((key) => !kept.has(key));
  for (let at = 0; at < gone.length; at += 1_000) {
    const objects = gone.slice(at, at + 1_000).map((key) => ({ Key: key }));
    await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects } }));
  }
};

const holdsPages = async (client: S3Client, bucket: string): Promise<boolean> => {
  const home = new HeadObjectCommand({ Bucket: bucket, Key: 'index.html' });
  return client.send(home).then(
    () => true,
    () => false,
  );
};

/** Puts the built storefront into the site bucket and takes away what it no longer has; a replaced bucket is filled again. */
export const publishSite = async (
  { settings, progress }: StartContext,
  site: Site,
  bucket: string,
): Promise<void> => {
  const client = new S3Client({ ...awsClientOptions(settings), forcePathStyle: true });
  if (!site.isPublished || !(await holdsPages(client, bucket))) {
    await progress.step('Publishing the storefront to S3', async () => {
      await upload(client, bucket, siteFolder(settings));
      await writeFile(siteMark(settings), site.fingerprint);
    });
  }
  client.destroy();
};
