import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { FetchError } from 'aws-jwt-verify/error';
import { describe, expect, test } from 'vitest';
import { accessTokens, type FetchKeys, localKeysUrl } from './access-tokens.cognito.ts';

const poolId = 'sa-east-1_Fregueses';
const clientId = 'loja';
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

const verify = accessTokens({ poolId, clientId }, fetchKeys);

/** A key on another curve that the pool would have to publish first. */
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('an access token of the pool', () => {
  test('says who it is and in which groups', async () => {
    expect(await verify(signed())).toEqual({
      ok: true,
      value: { subject: 'ana', groups: ['torrefacao', 'jardinagem'] },
    });
    expect(await verify(signed({ 'cognito:groups': undefined }))).toEqual({
      ok: true,
      value: { subject: 'ana', groups: [] },
    });
  });

  test('is checked with keys that are fetched once, from the pool', async () => {
    asked.length = 0;
    const fresh = accessTokens({ poolId, clientId }, fetchKeys);
    for (let i = 0; i < 3; i += 1) await fresh(signed());
    expect(asked).toEqual([`${issuer}/.well-known/jwks.json`]);
  });

  test('is checked with keys of the local AWS where that is what runs', async () => {
    asked.length = 0;
    const keysUrl = localKeysUrl('http://127.0.0.1:4566', poolId);
    await accessTokens({ poolId, clientId, keysUrl }, fetchKeys)(signed());
    expect(asked).toEqual([`http://127.0.0.1:4566/${poolId}/.well-known/jwks.json`]);
    expect(localKeysUrl(undefined, poolId)).toBeUndefined();
  });
});

describe('refused is', () => {
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  const inEs256 = (): string => {
    const text = `${part({ alg: 'ES256', kid: 'k1' })}.${part(claims)}`;
    const key = { key: elliptic.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return `${text}.${createSign('SHA256').update(text).sign(key, 'base64url')}`;
  };
  const inRs512 = (): string => {
    const text = `${part({ alg: 'RS512', kid: 'k1' })}.${part(claims)}`;
    return `${text}.${createSign('RSA-SHA512').update(text).sign(privateKey, 'base64url')}`;
  };

  test('an expired token, as such: its session may stand', async () => {
    expect(await verify(signed({ exp: now - 1 }))).toMatchObject({ ok: false, code: 'token_expired' });
  });

  test('an expired token that a stranger signed, as forged', async () => {
    expect(await verify(signed({ exp: now - 1 }, {}, stranger))).toMatchObject({ code: 'token_invalid' });
  });

  test.each([
    ['nothing', '', ''],
    ['noise', 'a.b.c', 'JSON'],
    ['a token of tomorrow', signed({ nbf: now + 3600 }), 'before'],
    ['an id token', signed({ token_use: 'id', aud: clientId }), 'Token use'],
    ['a refresh token', signed({ token_use: 'refresh' }), 'Token use'],
    ['a token of another client', signed({ client_id: 'kiosk' }), 'Client ID'],
    ['a token without a client', signed({ client_id: undefined }), 'Client ID'],
    ['a token for another audience', signed({ client_id: undefined, aud: clientId }), 'Client ID'],
    ['a token of the staff pool', signed({ iss: issuer.replace('Fregueses', 'Equipe') }), 'issuer'],
    ['a token of another region', signed({ iss: issuer.replace('sa-east-1.', 'us-east-1.') }), 'issuer'],
    ['a signature of a stranger', signed({}, {}, stranger), 'signature'],
    ['a changed payload', signed().replace(/\.[^.]+\./, `.${part({ ...claims, sub: 'rui' })}.`), 'signature'],
    ['a key that the pool does not have', signed({}, { kid: 'k2' }), 'kid'],
    ['a key that the token brings along', signed({}, { kid: 'k9', jwk: keys.keys[0] }, stranger), 'kid'],
    ['no signature', `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`, 'signature'],
    ['no algorithm', `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.eA`, 'algorithm'],
    ['the public key used as a secret', bySecret(pem), 'algorithm'],
    ['another algorithm of the same key', inRs512(), 'algorithm'],
    ['another kind of key', inEs256(), 'algorithm'],
  ])('%s', async (_, token, why) => {
    const fresh = accessTokens({ poolId, clientId }, fetchKeys);
    const refusal = await fresh(token);
    expect(refusal).toMatchObject({ ok: false, code: 'token_invalid', detail: expect.stringContaining(why) });
  });
});

test('when the keys cannot be had nobody is called a forger', async () => {
  const dark = accessTokens({ poolId, clientId }, async (url) => {
    throw new FetchError(url, 'no answer');
  });
  await expect(dark(signed())).rejects.toThrow('no answer');
});
