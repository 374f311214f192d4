import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { lookUpCep } from '../use-cases/look-up-cep.ts';
import { httpAddresses } from './addresses.http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A directory on this machine that answers as the real one does. */
const directory = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/{cep}/json/`;
};
const says =
  (status: number, body: unknown, type = 'application/json'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const silent: RequestListener = () => undefined;

const cep = '01310100';
const viaCep = {
  cep: '01310-100',
  logradouro: 'Avenida Paulista',
  complemento: 'de 612 a 1510 - lado par',
  bairro: 'Bela Vista',
  localidade: 'São Paulo',
  uf: 'SP',
  ibge: '3550308',
  gia: '1004',
};
const brasilApi = {
  cep: '01310100',
  state: 'SP',
  city: 'São Paulo',
  neighborhood: 'Bela Vista',
  street: 'Avenida Paulista',
  service: 'open-cep',
  ibge: { city: '3550308', state: '35' },
};
const paulista = {
  state: 'SP',
  city: 'São Paulo',
  district: 'Bela Vista',
  street: 'Avenida Paulista',
  ibgeCityCode: '3550308',
};
const find = async (...answers: RequestListener[]) =>
  httpAddresses(await Promise.all(answers.map(directory)), fetch, 400).find(cep);

describe('the address of a CEP', () => {
  test('is read from ViaCEP and from BrasilAPI alike', async () => {
    expect(await find(says(200, viaCep))).toEqual(paulista);
    expect(await find(says(200, brasilApi))).toEqual(paulista);
  });

  test('comes from the one that answers, when the other is silent', async () => {
    expect(await find(silent, says(200, brasilApi))).toEqual(paulista);
  });

  test('comes from the one that knows, when the other says that it does not', async () => {
    expect(await find(says(200, { erro: 'true' }), says(200, brasilApi))).toEqual(paulista);
    expect(await find(says(200, viaCep), says(404, { name: 'CepPromiseError' }))).toEqual(paulista);
  });

  test.each([
    ['an unknown CEP, said as text', says(200, { erro: 'true' })],
    ['an unknown CEP, said as a boolean', says(200, { erro: true })],
    ['an unknown CEP beside a state', says(200, { ...viaCep, erro: 'true' })],
    ['a CEP of the wrong form', says(400, '<h3>Bad Request</h3>', 'text/html')],
    ['a CEP that the other does not know', says(404, { name: 'CepPromiseError', type: 'service_error' })],
    ['a directory that has had enough of us', says(429, { message: 'slow down' })],
    ['a page instead of an answer', says(200, '<!doctype html>', 'text/html')],
    ['half an answer', says(200, '{"cep":')],
    ['an answer of another shape', says(200, [viaCep])],
    ['an answer that is nothing', says(200, 'null')],
    ['a server in trouble', says(503, '')],
    ['a directory that never answers', silent],
  ])('is not known after %s', async (_, answer) => {
    expect(await find(answer)).toBeUndefined();
  });

  test('is not known when no directory is asked, or none is there', async () => {
    expect(await httpAddresses([]).find(cep)).toBeUndefined();
    expect(await httpAddresses(['http://127.0.0.1:9/{cep}']).find(cep)).toBeUndefined();
  });

  test('has no street in a small town, and says none', async () => {
    const town = { ...viaCep, logradouro: '', bairro: ' ' };
    expect(await find(says(200, town))).toEqual({ state: 'SP', city: 'São Paulo', ibgeCityCode: '3550308' });
  });

  test('leaves out lines that could not stand in an address', async () => {
    const odd = { ...viaCep, logradouro: 'Rua\u0000Sete', bairro: 'x'.repeat(500), ibge: 'SP' };
    expect(await find(says(200, odd))).toEqual({ state: 'SP', city: 'São Paulo' });
  });
});

describe('what the shopper is told of a CEP', () => {
  const told = async (answer: RequestListener, asked = cep) => {
    const result = await lookUpCep(httpAddresses([await directory(answer)], fetch, 400))(asked);
    return result.ok && result.value;
  };

  test('is all that is known', async () => {
    expect(await told(says(200, viaCep))).toEqual({ cep, ...paulista });
  });

  test('is at least the state, so that no address is ever blocked', async () => {
    expect(await told(silent)).toEqual({ cep, state: 'SP' });
  });

  test('is the state of the number when a directory contradicts it', async () => {
    expect(await told(says(200, { ...viaCep, uf: 'RJ' }))).toEqual({ cep, state: 'SP' });
  });

  test('asks with the eight digits only', async () => {
    let asked = '';
    await told((request, response) => {
      asked = request.url ?? '';
      says(200, viaCep)(request, response);
    });
    expect(asked).toBe('/01310100/json/');
  });
});
