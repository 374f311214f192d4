import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { CachePolicy } from './cache-policy.ts';
import type { Answer } from './origin-client.ts';

const MIN_BYTES = 1_000;
const MAX_BYTES = 10_000_000;
const BROTLI_QUALITY = 5;

// From "Serve compressed files"; the types a shop serves.
const TYPES =
  /^(text\/(html|css|plain|xml|javascript|csv|markdown)|application\/(json|javascript|xml|rss\+xml|atom\+xml|manifest\+json|problem\+json|ld\+json|wasm|vnd\.ms-fontobject)|image\/(svg\+xml|bmp|vnd\.microsoft\.icon|x-icon)|font\/(ttf|otf))\b/;

export type Encoding = 'br' | 'gzip' | 'identity';

/** The encoding CloudFront would choose, `br` before `gzip`. */
export function encodingFor(acceptEncoding: string, policy: CachePolicy, compress: boolean): Encoding {
  if (!compress) return 'identity';
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  if (policy.brotli && accepted.has('br')) return 'br';
  if (policy.gzip && accepted.has('gzip')) return 'gzip';
  return 'identity';
}

export async function compressed(answer: Answer, encoding: Encoding): Promise<Answer> {
  const { headers, body, status } = answer;
  const fits = body.length >= MIN_BYTES && body.length <= MAX_BYTES;
  const isText = TYPES.test(headers.get('content-type') ?? '');
  if (
    encoding === 'identity' ||
    !fits ||
    !isText ||
    headers.has('content-encoding') ||
    ![200, 403, 404].includes(status)
  )
    return answer;
  const smaller =
    encoding === 'br'
      ? await promisify(brotliCompress)(body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : await promisify(gzip)(body);
  const changed = new Headers(headers);
  changed.set('content-encoding', encoding);
  const etag = headers.get('etag');
  // The bytes differ now, the meaning does not.
  if (etag && !etag.startsWith('W/')) changed.set('etag', `W/${etag}`);
  if (!/\baccept-encoding\b/i.test(headers.get('vary') ?? '')) changed.append('vary', 'Accept-Encoding');
  return { status, headers: changed, body: smaller };
}
