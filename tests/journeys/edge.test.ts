import { describe, expect, test } from 'vitest';
import { outputs } from '../src/back-room.ts';
import { base, buy, urls } from '../src/shopper.ts';

describe('the edge', () => {
  test('the API answers nobody who comes past it', async () => {
    const direct = `${urls.aws}/_aws/execute-api/${outputs.ApiId}/$default/api/products`;
    expect([401, 403]).toContain((await fetch(direct)).status);
    expect([401, 403]).toContain((await fetch(direct, { headers: { 'x-origin-secret': 'guess' } })).status);
    expect((await fetch(`${base}/products`)).status).toBe(200);
  });

  test('pages carry the security headers of the template', async () => {
    const page = await fetch(urls.shop);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(page.headers.get('strict-transport-security')).toContain('includeSubDomains');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('clean addresses open, unknown ones answer 404 with a page', async () => {
    expect((await fetch(`${urls.shop}/cafes/`)).status).toBe(200);
    const lost = await fetch(`${urls.shop}/nao-existe/`);
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('<html');
  });

  test('an order is never stored on the way', async () => {
    const { orderId, accessToken } = await buy({ 'CASA-250-GRAOS': 1 });
    const first = await fetch(`${base}/orders/${orderId}`, { headers: { 'x-order-token': accessToken } });
    expect(first.headers.get('cache-control')).toBe('no-store');
    const stranger = await fetch(`${base}/orders/${orderId}`);
    expect(stranger.status).toBe(404);
  });
});
