import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

const app = new App({ context: flags });
openShop(app, stageFrom(app.node));
