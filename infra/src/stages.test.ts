import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { shop } from '../../shop.config.ts';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

test('an unknown stage is refused by name', () => {
  const app = new App({ context: { stage: 'production' } });
  expect(() => stageFrom(app.node)).toThrow('Unknown stage "production"');
});

test('carts and orders offer the ways to pay that the provider of the stage takes, and no other', () => {
  const taken = (pspAdapter: string) =>
    stageFrom(new App({ context: { stage: 'prod', pspAdapter } }).node).paymentMethods;
  expect(taken('bacen-pix')).toEqual(['pix']);
  expect(taken('mercadopago')).toEqual(shop.paymentMethods);
});

test('only the laptop makes up postage codes', () => {
  const ways = (['local', 'dev', 'prod'] as const).map(
    (stage) => stageFrom(new App({ context: { stage } }).node).reversePostage,
  );
  expect(ways).toEqual(['sample', 'by-hand', 'by-hand']);
});

test('a function that was not bundled says how to bundle it', () => {
  const app = new App({ context: { stage: 'local', bundles: 'nowhere' } });
  expect(() => openShop(app, stageFrom(app.node))).toThrow('run "npm run bundle" first');
});
