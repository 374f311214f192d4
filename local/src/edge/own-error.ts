import type { Answer } from './origin-client.ts';

const TITLES: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
};

/** An error of the edge itself, in as few words as CloudFront has; the distribution's error pages replace it. */
export function ownError(status: number): Answer {
  const title = `${status} ${TITLES[status] ?? 'Error'}`;
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  const body = Buffer.from(`<!doctype html><title>${title}</title><h1>${title}</h1>`);
  return { status, headers, body };
}
