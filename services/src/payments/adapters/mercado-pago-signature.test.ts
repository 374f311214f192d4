import { createHmac } from 'node:crypto';
import { WebhookSignatureValidator } from 'mercadopago';
import { describe, expect, test } from 'vitest';
import { verifySignature } from './mercado-pago-signature.ts';

const SECRET = 'your_secret_key_here';
/** The published example: manifest `id:…;request-id:…;ts:1742505638683;`. */
const published = {
  dataId: 'ord01jq4s4ky8hwq6na5pxb65b3d3',
  requestId: '2066ca19-c6f1-498a-be75-1923005edd06',
  signature: 'ts=1742505638683,v1=633f91233312dd391ec75fa0bea539cfc2d6c4918873305b84a96cc1c58db71c',
};
const at = new Date(1_742_505_638_683);
const minutes = (count: number) => new Date(at.getTime() + count * 60_000);

const sign = (manifest: string, ts: number | string, secret = SECRET): string =>
  `ts=${ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}`;

describe('a notification', () => {
  test('with the published example is valid', () => {
    expect(verifySignature(published, SECRET, at)).toBe('valid');
  });

  test('is valid when its address carries the id in upper case and the signed text in lower case', () => {
    const dataId = published.dataId.toUpperCase();
    expect(verifySignature({ ...published, dataId }, SECRET, at)).toBe('valid');
  });

  test('is valid when the signed text keeps the case of the id', () => {
    const signature = sign('id:ORD01ABC;request-id:r1;ts:1742505638683;', 1_742_505_638_683);
    expect(verifySignature({ dataId: 'ORD01ABC', requestId: 'r1', signature }, SECRET, at)).toBe('valid');
  });

  test('may carry its time in seconds', () => {
    const signature = sign('id:ORD1;request-id:r1;ts:1742505638;', 1_742_505_638);
    expect(verifySignature({ dataId: 'ORD1', requestId: 'r1', signature }, SECRET, at)).toBe('valid');
  });

  test('without a request id is signed without that part', () => {
    const signature = sign('id:ORD1;ts:1742505638683;', 1_742_505_638_683);
    expect(verifySignature({ dataId: 'ORD1', requestId: undefined, signature }, SECRET, at)).toBe('valid');
    expect(verifySignature({ dataId: 'ORD1', requestId: 'r1', signature }, SECRET, at)).toBe('invalid');
  });

  test('without an id is signed without that part', () => {
    const signature = sign('request-id:r1;ts:1742505638683;', 1_742_505_638_683);
    expect(verifySignature({ dataId: '', requestId: 'r1', signature }, SECRET, at)).toBe('valid');
    expect(verifySignature({ dataId: 'ORD1', requestId: 'r1', signature }, SECRET, at)).toBe('invalid');
  });

  test('is stale more than ten minutes away, either way', () => {
    expect(verifySignature(published, SECRET, minutes(10))).toBe('valid');
    expect(verifySignature(published, SECRET, minutes(-10))).toBe('valid');
    expect(verifySignature(published, SECRET, minutes(10.1))).toBe('stale');
    expect(verifySignature(published, SECRET, minutes(-10.1))).toBe('stale');
  });

  test('in seconds is stale too', () => {
    const signature = sign('id:ORD1;request-id:r1;ts:1742505638;', 1_742_505_638);
    const notification = { dataId: 'ORD1', requestId: 'r1', signature };
    expect(verifySignature(notification, SECRET, minutes(11))).toBe('stale');
  });

  test.each([
    [
      'another secret',
      { ...published, signature: sign('id:x;ts:1742505638683;', 1_742_505_638_683, 'other') },
    ],
    ['another id', { ...published, dataId: 'ord01jq4s4ky8hwq6na5pxb65b3d4' }],
    ['another request', { ...published, requestId: 'other' }],
    ['another time', { ...published, signature: published.signature.replace('683,', '684,') }],
    ['no signature', { ...published, signature: undefined }],
    ['an empty signature', { ...published, signature: '' }],
    ['no time', { ...published, signature: published.signature.slice(17) }],
    ['a time that is no number', { ...published, signature: published.signature.replace('17425', 'NaN25') }],
    ['a cut signature', { ...published, signature: published.signature.slice(0, -2) }],
    ['a signature that is no hex', { ...published, signature: `ts=1742505638683,v1=${'z'.repeat(64)}` }],
  ])('with %s is invalid', (_what, notification) => {
    expect(verifySignature(notification, SECRET, at)).toBe('invalid');
  });

  test('is invalid while the shop has no secret', () => {
    const signature = sign('id:ORD1;ts:1742505638683;', 1_742_505_638_683, '');
    expect(verifySignature({ dataId: 'ORD1', requestId: undefined, signature }, '', at)).toBe('invalid');
  });

  test("is judged as the provider's own library judges it", () => {
    const validate = (signature: string) =>
      WebhookSignatureValidator.validate({
        xSignature: signature,
        xRequestId: published.requestId,
        dataId: published.dataId,
        secret: SECRET,
      });
    expect(() => validate(published.signature)).not.toThrow();
    expect(() => validate(published.signature.replace('683,', '684,'))).toThrow();
  });
});
