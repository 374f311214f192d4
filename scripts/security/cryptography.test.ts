import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What runs in the shop: neither tests and their fakes nor what plays AWS and the provider on a laptop. */
const sources = execFileSync('git', ['ls-files', 'packages/*', 'services/*', 'apps/*', 'infra/*'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(ts|tsx|js|astro)$/.test(path))
  .filter((path) => !/\.(test|suite|bench|memory)\.|under-test/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const found = (pattern: RegExp): string[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map(([all, one]) => `${path}: ${one ?? all}`),
  );
const kinds = (pattern: RegExp): string[] =>
  [...new Set(found(pattern).map((line) => line.replace(/^.*?: /, '')))].toSorted();

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(300);
});

describe('the shop computes', () => {
  test('digests and codes by SHA-256 alone', () => {
    expect(kinds(/create(?:Hash|Hmac)\(\s*'([^']+)'/g)).toEqual(['sha256']);
    expect(found(/create(?:Hash|Hmac)\((?!\s*')/g)).toEqual([]);
    expect(kinds(/\.digest\('(SHA[^']*|MD[^']*)'/gi)).toEqual([]);
    expect(found(/\b(md4|md5|sha-?1|ripemd\w*)\b['"`]/gi)).toEqual([]);
  });

  test('ciphers by AES-256-GCM alone, of Node’s own OpenSSL', () => {
    expect(kinds(/CIPHER = '([^']+)'/g)).toEqual(['aes-256-gcm']);
    expect(kinds(/create(?:Cipher|Decipher)iv\(\s*([^,]+),/g)).toEqual(['CIPHER']);
    expect(found(/\bsubtle\./g)).toEqual([]);
  });

  test('no key from a password, and no key pair', () => {
    expect(
      found(
        /\b(pbkdf2|scrypt|hkdf|generateKeyPair|generateKey|createSign|createDiffieHellman|createECDH)\w*\(/g,
      ),
    ).toEqual([]);
  });

  test('chance by the system’s generator', () => {
    const chance = found(/Math\.random\(\)/g).map((line) => line.replace(/:.*/, ''));
    // Waits between tries, who is measured, what is renewed early: nobody gains by guessing them.
    expect([...new Set(chance)]).toEqual([
      'apps/storefront/src/islands/vitals.ts',
      'packages/platform/src/cache.ts',
      'packages/platform/src/dynamo.ts',
      'packages/platform/src/signed-call.ts',
      'services/src/reconciliation/use-cases/sweep-payments.ts',
    ]);
  });

  test('with no library of cryptography but Node’s and AWS’s', () => {
    const imports = kinds(
      /from '([^.'][^']*(?:crypto|jose|jwt|bcrypt|argon|sodium|forge|tweetnacl|noble)[^']*)'/g,
    );
    expect(imports).toEqual(['aws-jwt-verify', 'aws-jwt-verify/error', 'aws-jwt-verify/jwk', 'node:crypto']);
  });
});

test('no connection is told to take any certificate, or to go without', () => {
  expect(found(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/g)).toEqual([]);
});
