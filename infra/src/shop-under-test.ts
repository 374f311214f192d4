import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { acknowledge } from './acknowledgements.ts';
import { openShop } from './shop.ts';
import { stageFrom } from './stages.ts';

export type Properties = ReturnType<Template['findResources']>[string];

/** The whole shop of a stage, without the functions' code. */
export const opened = (stage: string): App => {
  const app = new App({ context: { ...flags, stage, stubFunctions: 'true' } });
  openShop(app, stageFrom(app.node));
  acknowledge(app, stage);
  return app;
};

export const templatesOf = (app: App): ReadonlyMap<string, Template> =>
  new Map(
    app.node.children
      .filter((child) => child instanceof Stack)
      .map((stack) => [stack.stackName, Template.fromStack(stack)]),
  );

/** Every resource of a type, in whichever stack, by its logical id. */
export const resourcesIn = (
  templates: ReadonlyMap<string, Template>,
  type: string,
): [id: string, properties: Properties][] =>
  [...templates.values()].flatMap((template) =>
    Object.entries(template.findResources(type)).map(
      ([id, { Properties: properties }]): [string, Properties] => [id, properties],
    ),
  );

export const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];
