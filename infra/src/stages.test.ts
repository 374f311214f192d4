import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

test('an unknown stage is refused by name', () => {
  const app = new App({ context: { stage: 'production' } });
  expect(() => stageFrom(app.node)).toThrow('Unknown stage "production"');
});

test('a function that was not bundled says how to bundle it', () => {
  const app = new App({ context: { stage: 'local', bundles: 'nowhere' } });
  expect(() => openShop(app, stageFrom(app.node))).toThrow('run "npm run bundle" first');
});
