import { Agent, type RequestOptions, request } from 'node:https';

export interface ClientCertificate {
  /** PEM. */
  certificate: string;
  privateKey: string;
  /** Of the bank, where it is not a public one. */
  authority?: string | undefined;
}

const headersOf = (init: RequestInit): Record<string, string> =>
  Object.fromEntries(new Headers(init.headers).entries());

const ask = (url: string, init: RequestInit, options: RequestOptions): Promise<Response> =>
  new Promise((resolve, reject) => {
    const failed = (cause: Error): void => {
      reject(init.signal?.aborted ? init.signal.reason : new TypeError('fetch failed', { cause }));
    };
    const asked = request(url, { ...options, signal: init.signal ?? undefined }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', failed);
      answer.on('end', () => {
        const status = answer.statusCode ?? 502;
        const type = answer.headers['content-type'];
        const empty = status === 204 || status === 304;
        resolve(
          new Response(empty ? null : Buffer.concat(chunks), {
            status,
            ...(type ? { headers: { 'content-type': type } } : {}),
          }),
        );
      });
    });
    asked.on('error', failed);
    asked.end(typeof init.body === 'string' ? init.body : undefined);
  });

/**
 * `fetch` over mutual TLS, for texts: banks know a client by its certificate (Manual de Segurança do Pix), which the
 * built-in `fetch` cannot show. The certificate is read at the first call and kept with its connections.
 */
export const mutualTlsFetch = (read: () => Promise<ClientCertificate>): typeof fetch => {
  let kept: Promise<Agent> | undefined;
  const agent = async (): Promise<Agent> => {
    const { certificate, privateKey, authority } = await read();
    return new Agent({ keepAlive: true, cert: certificate, key: privateKey, ca: authority });
  };
  return async (input, init = {}) => {
    kept ??= agent();
    return ask(String(input), init, {
      agent: await kept,
      method: init.method ?? 'GET',
      headers: headersOf(init),
    });
  };
};
