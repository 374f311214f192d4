import { createHash } from 'node:crypto';
import type { RenderedFile } from '@loja/contracts/site.ts';
import type { SiteStore } from '../ports.ts';

/** A bucket with versions, for tests. `standing` is what the edge would find. */
export const memorySiteStore = (): SiteStore & {
  standing: Map<string, RenderedFile & { etag: string }>;
  puts: string[];
} => {
  const standing = new Map<string, RenderedFile & { etag: string }>();
  const versions = new Map<string, RenderedFile & { etag: string }>();
  const puts: string[] = [];
  const stand = (path: string, file: RenderedFile) => {
    const etag = createHash('md5').update(file.body).digest('hex');
    const version = String(versions.size + 1);
    const kept = { contentType: file.contentType, body: file.body, etag };
    versions.set(`${path}@${version}`, kept);
    standing.set(path, kept);
    return { version, etag };
  };
  return {
    standing,
    puts,
    put: async (path, file) => {
      puts.push(path);
      return { sha256: file.sha256, ...stand(path, file) };
    },
    remove: async (path) => {
      standing.delete(path);
    },
    restore: async (path, { sha256, version }) => {
      const kept = versions.get(`${path}@${version}`);
      if (kept === undefined) throw new Error(`no version ${version} of ${path}`);
      return { sha256, ...stand(path, kept) };
    },
    etags: async () => new Map([...standing].map(([path, { etag }]) => [path, etag])),
  };
};
