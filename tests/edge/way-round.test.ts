import { accessOf } from '@loja/contracts/access.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import { describe, expect, test } from 'vitest';
import { outputs } from '../src/back-room.ts';
import { ask } from '../src/edges.ts';
import { urls } from '../src/shopper.ts';

const direct = `${urls.aws}/_aws/execute-api/${outputs.ApiId}/$default/api`;
const all = Object.values<readonly Route[]>(routes).flat();

describe('past the edge', () => {
  test('no route of the API answers, with or without a guess at the secret', async () => {
    for (const { method, path } of all) {
      const url = direct + path.replace(/\{\w+\}/g, 'x');
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: '{}' };
      for (const headers of [{}, { 'x-origin-secret': 'guess' }, { 'x-origin-secret': '' }]) {
        const { status } = await fetch(url, { method, headers, ...body });
        expect([401, 403], `${method} ${path} ${status}`).toContain(status);
      }
    }
  });

  // The local AWS does not enforce policies, so what they say is read.
  test.each(['Site', 'Media', 'BackOffice'])('the %s bucket is read by distributions only', async (name) => {
    const bucket = `${urls.aws}/${outputs[`${name}BucketName`]}`;
    const policy: { Statement: { Effect: string; Principal: unknown; Condition: unknown }[] } = await (
      await fetch(`${bucket}?policy`)
    ).json();
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.map(({ Principal }) => Principal)).toEqual([{ Service: 'cloudfront.amazonaws.com' }]);
    expect(JSON.stringify(allowed[0]?.Condition)).toContain('distribution/');
    const block = await (await fetch(`${bucket}?publicAccessBlock`)).text();
    expect(block.match(/>true</g)).toHaveLength(4);
  });
});

describe('staff', () => {
  const forStaff = all.filter(({ path }) => path.startsWith('/staff'));

  test('have no path under the shop’s name, however it is spelt', async () => {
    expect(forStaff.length).toBeGreaterThan(0);
    const spelt = ['/api/staff', '/api//staff/products', '/api/%73taff/products', '/api/x/../staff/products'];
    for (const path of [...forStaff.map((route) => `/api${route.path.replace(/\{\w+\}/g, 'x')}`), ...spelt]) {
      const answer = await ask(path, { headers: { authorization: 'Bearer x' } });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(JSON.parse(answer.body), path).toMatchObject({ code: 'not_found' });
    }
  });

  test('are asked who they are under the back office’s', async () => {
    // Their own doors are open to whoever comes: who signs in has no session yet.
    for (const { method, path } of forStaff.filter((route) => accessOf(route).audience === 'staff')) {
      const url = `/api${path.replace(/\{\w+\}/g, 'x')}`;
      const headers = { 'x-loja-client': 'back-office' };
      const answer = await ask(url, { base: urls.backOffice, method, headers });
      expect([401, 403], `${method} ${path} ${answer.status}`).toContain(answer.status);
    }
  });

  test('find nothing of the shop there, and no application yet', async () => {
    for (const path of ['/', '/api/products', '/cafes/', '/index.html', '/media/x.avif'])
      expect([path, (await ask(path, { base: urls.backOffice })).status]).toEqual([path, 404]);
  });
});
