import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bacenPix } from './bacen-pix.ts';
import { hasSpec, type PrismServer, prism } from './bacen-pix-openapi.ts';
import { ana } from './orders.memory.ts';

const TXID = '7978c0c97ea847e78e8849634473c1f1';
const E2E = 'E12345678202009091221abcdef12345';

const cob = {
  calendario: { expiracao: 3600 },
  devedor: { cpf: '52998224725', nome: 'Ana Maria' },
  valor: { original: '37.00' },
  chave: '7d9f0335-8dcc-4054-9bf9-0dbd61d36906',
};

describe.runIf(hasSpec)("Prism, mocking the Central Bank's API Pix", () => {
  let mock: PrismServer;
  beforeAll(async () => {
    mock = await prism();
  });
  afterAll(() => mock.close());

  const call = async (method: string, path: string, body?: unknown, token: string | undefined = 'token') => {
    const response = await fetch(`${mock.url}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.status;
  };

  test.each([
    ['a good charge', 'PUT', `/cob/${TXID}`, cob, 201],
    [
      'a charge to a company whose CNPJ has letters',
      'PUT',
      `/cob/${TXID}`,
      { ...cob, devedor: { cnpj: '12ABC34501DE35', nome: 'Empresa' } },
      201,
    ],
    ['an amount without centavos', 'PUT', `/cob/${TXID}`, { ...cob, valor: { original: '37' } }, 400],
    [
      'a CPF with dots',
      'PUT',
      `/cob/${TXID}`,
      { ...cob, devedor: { cpf: '529.982.247-25', nome: 'Ana' } },
      400,
    ],
    ['a short txid', 'PUT', '/cob/abc', cob, 400],
    ['a removal', 'PATCH', `/cob/${TXID}`, { status: 'REMOVIDA_PELO_USUARIO_RECEBEDOR' }, 200],
    ['another change of status', 'PATCH', `/cob/${TXID}`, { status: 'CONCLUIDA' }, 400],
    ['a read', 'GET', `/cob/${TXID}`, undefined, 200],
    ['a refund', 'PUT', `/pix/${E2E}/devolucao/123456`, { valor: '7.89' }, 201],
    [
      'a refund of a Pix whose id is too long',
      'PUT',
      `/pix/${E2E}9/devolucao/123456`,
      { valor: '7.89' },
      400,
    ],
    [
      'the address for notifications',
      'PUT',
      '/webhook/a-key',
      { webhookUrl: 'https://shop.example/hook' },
      200,
    ],
  ])('answers %s as the standard says', async (_, method, path, body, status) => {
    expect(await call(method, path, body)).toBe(status);
  });

  test('knows nobody without a token', async () => {
    expect(await call('PUT', `/cob/${TXID}`, cob, '')).toBe(401);
  });

  test("takes what the shop's adapter sends, and is understood by it", async () => {
    const provider = bacenPix({
      baseUrl: mock.url,
      tokenUrl: async () => 'http://bank.example/token',
      credentials: async () => ({ clientId: 'a', clientSecret: 'b' }),
      pixKey: async () => cob.chave,
      receiver: { name: 'Loja', city: 'Recife' },
      clock: () => new Date('2020-09-09T20:30:00Z'),
      fetcher: async (input, init) =>
        String(input).endsWith('/token')
          ? Response.json({ access_token: 't', expires_in: 3600 })
          : fetch(input, init),
    });
    const charge = await provider.create({
      method: 'pix',
      key: 'ord_1-1',
      reference: 'ord_00000000000000000000000000',
      amountCents: 37_00,
      expirySeconds: 3600,
      payer: ana,
    });
    expect(charge).toMatchObject({ method: 'pix', status: 'pending', amountCents: 37_00 });
    expect(charge.pix?.copiaECola).toContain('br.gov.bcb.pix');
  });
});
