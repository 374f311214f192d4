import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { FetchError } from 'aws-jwt-verify/error';
import { describe, expect, test } from 'vitest';
import type { FetchKeys } from '#identity/offers.ts';
import { staffTokens } from './staff-tokens.cognito.ts';

const poolId = 'sa-east-1_Torrefacao';
const clientId = 'backoffice';
const issuer = `https://cognito-idp.sa-east-1.amazonaws.com/${poolId}`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const keys = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] };
const asked: string[] = [];
const fetchKeys: FetchKeys = async (url) => {
  asked.push(url);
  return new TextEncoder().encode(JSON.stringify(keys)).buffer;
};
const now = Math.floor(Date.now() / 1000);
const claims = {
  sub: 'ana',
  iss: issuer,
  client_id: clientId,
  token_use: 'access',
  'cognito:groups': ['torrefacao', 'jardinagem'],
  exp: now + 900,
  iat: now,
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (more: object = {}, header: object = {}, key: KeyObject = privateKey): string => {
  const text = `${part({ alg: 'RS256', kid: 'k1', ...header })}.${part({ ...claims, ...more })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
};
const bySecret = (secret: string): string => {
  const text = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

const staffWith = staffTokens({ poolId, clientId }, fetchKeys);

describe('a token of the staff pool', () => {
  test('says who it is and in which groups that the shop knows', async () => {
    expect(await staffWith(`Bearer ${signed()}`)).toEqual({
      ok: true,
      value: { id: 'ana', groups: ['torrefacao'] },
    });
    expect(await staffWith(`bearer ${signed({ 'cognito:groups': undefined })}`)).toEqual({
      ok: true,
      value: { id: 'ana', groups: [] },
    });
  });

  test('is checked with keys that are fetched once, from the pool', async () => {
    asked.length = 0;
    const fresh = staffTokens({ poolId, clientId }, fetchKeys);
    for (let i = 0; i < 3; i += 1) await fresh(`Bearer ${signed()}`);
    expect(asked).toEqual([`${issuer}/.well-known/jwks.json`]);
  });

  test('is checked with keys of another place where the stage says so', async () => {
    asked.length = 0;
    await staffTokens(
      { poolId, clientId, keysUrl: 'http://127.0.0.1:1/keys' },
      fetchKeys,
    )(`Bearer ${signed()}`);
    expect(asked).toEqual(['http://127.0.0.1:1/keys']);
  });
});

describe('refused is', () => {
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  test.each([
    ['nothing', undefined],
    ['a token without its word', signed()],
    ['another kind of proof', 'Basic YTpi'],
  ])('%s', async (_, shown) => {
    expect(await staffWith(shown)).toEqual({ ok: false, code: 'no_token' });
  });

  test('an expired token', async () => {
    expect(await staffWith(`Bearer ${signed({ exp: now - 1 })}`)).toMatchObject({ code: 'token_expired' });
  });

  test.each([
    ['noise', 'a.b.c', 'JSON'],
    ['a token of tomorrow', signed({ nbf: now + 3600 }), 'before'],
    ['an id token', signed({ token_use: 'id', aud: clientId }), 'Token use'],
    ['a token of another client', signed({ client_id: 'kiosk' }), 'Client ID'],
    ['a token of another pool', signed({ iss: `${issuer}2` }), 'issuer'],
    ['a signature of a stranger', signed({}, {}, stranger), 'signature'],
    ['a key that the pool does not have', signed({}, { kid: 'k2' }), 'kid'],
    ['no signature', `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`, 'signature'],
    ['no algorithm', `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.eA`, 'algorithm'],
    ['the public key used as a secret', bySecret(pem), 'algorithm'],
  ])('%s', async (_, token, why) => {
    const fresh = staffTokens({ poolId, clientId }, fetchKeys);
    const refusal = await fresh(`Bearer ${token}`);
    expect(refusal).toMatchObject({ ok: false, code: 'token_invalid', detail: expect.stringContaining(why) });
  });
});

test('when the keys cannot be had nobody is called a forger', async () => {
  const dark = staffTokens({ poolId, clientId }, async (url) => {
    throw new FetchError(url, 'no answer');
  });
  await expect(dark(`Bearer ${signed()}`)).rejects.toThrow('no answer');
});
