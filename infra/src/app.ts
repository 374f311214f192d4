import { App, Validations } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

const app = new App({ context: flags });
const stage = stageFrom(app.node);
openShop(app, stage);
acknowledge(app, stage.name);
if (stage.name !== 'local') {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
