import type { Answer } from './origin-client.ts';
import type { ViewerRequest } from './viewer-function.ts';

type Words = { readonly code: string; readonly title: string; readonly text: string };

const WORDS: Readonly<Record<number, Words>> = {
  403: { code: 'blocked', title: 'Pedido recusado', text: 'Não pudemos aceitar este pedido.' },
  413: {
    code: 'too_large',
    title: 'Conteúdo grande demais',
    text: 'O que foi enviado passa do tamanho aceito.',
  },
  429: { code: 'too_many_requests', title: 'Muitas tentativas', text: 'Espere um minuto e tente outra vez.' },
  502: { code: 'origin_unreachable', title: 'Loja fora do ar', text: 'Tente outra vez em instantes.' },
  504: { code: 'origin_timeout', title: 'A loja demorou a responder', text: 'Tente outra vez em instantes.' },
};

/** The edge's own refusal: a small page for people, problem+json for programs. */
export function refusal(status: number, request: Pick<ViewerRequest, 'path' | 'headers'>): Answer {
  const words = WORDS[status] ?? {
    code: 'refused',
    title: 'Pedido recusado',
    text: 'Não pudemos aceitar este pedido.',
  };
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (status === 429) headers.set('retry-after', '60');
  const wantsPage =
    (request.headers.get('accept') ?? '').includes('text/html') && !request.path.startsWith('/api/');
  if (!wantsPage) {
    headers.set('content-type', 'application/problem+json');
    const problem = { type: 'about:blank', title: words.title, status, code: words.code, detail: words.text };
    return { status, headers, body: Buffer.from(JSON.stringify(problem)) };
  }
  headers.set('content-type', 'text/html; charset=utf-8');
  const page = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title><h1>${words.title}</h1><p>${words.text}</p><p><a href="/">Ir para a loja</a></p></html>`;
  return { status, headers, body: Buffer.from(page) };
}
