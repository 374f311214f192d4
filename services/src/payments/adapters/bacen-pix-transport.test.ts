import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutualTlsFetch } from './bacen-pix-transport.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A certificate that vouches for itself. */
const certificate = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'mtls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  return { privateKey: readFileSync(key, 'utf8'), certificate: readFileSync(cert, 'utf8') };
};

describe.runIf(hasOpenssl)('fetch over mutual TLS', () => {
  const bank = certificate('bank');
  const shop = certificate('shop');
  let server: Server;
  let url = '';

  beforeAll(async () => {
    const trust = { key: bank.privateKey, cert: bank.certificate, ca: [shop.certificate] };
    server = createServer({ ...trust, requestCert: true, rejectUnauthorized: true }, (request, response) => {
      if (request.url === '/never') return;
      const client = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ client, method: request.method, body }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const known = mutualTlsFetch(async () => ({ ...shop, authority: bank.certificate }));

  test('shows the certificate and carries the call both ways', async () => {
    const answer = await known(`${url}/cob`, { method: 'PUT', body: '{"valor":"1.00"}' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ client: 'shop', method: 'PUT', body: '{"valor":"1.00"}' });
    expect((await known(`${url}/gone`)).status).toBe(404);
  });

  test('fails as fetch does: a stranger to the bank, a bank that is not whom we trust, a time-out', async () => {
    const stranger = mutualTlsFetch(async () => ({ ...bank, authority: bank.certificate }));
    await expect(stranger(url)).rejects.toThrow(TypeError);
    const wary = mutualTlsFetch(async () => shop);
    await expect(wary(url)).rejects.toThrow(TypeError);
    await expect(known(`${url}/never`, { signal: AbortSignal.timeout(50) })).rejects.toThrow(DOMException);
  });
});
