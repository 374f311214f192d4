import { describe, expect, it } from 'vitest';
import { behaviourFor, readDistribution } from './distribution.ts';
import { matchesPath } from './path-pattern.ts';
import { readTemplate, resolve, type Template } from './template.ts';

const template = readTemplate(new URL('./fixtures/edge.template.json', import.meta.url).pathname);
const facts = {
  buckets: { site: 'loja-site-000000000000', media: 'loja-media-000000000000' },
  originSecret: 'only-the-edge-knows',
};

// A `${name}` as CloudFormation writes it.
const mark = (name: string): string => `\${${name}}`;

describe('intrinsic functions', () => {
  const empty: Template = { Resources: {}, Parameters: { Stage: { Default: 'local' } } };

  it.each([
    [{ Ref: 'AWS::Region' }, 'sa-east-1'],
    [{ Ref: 'Stage' }, 'local'],
    [{ Ref: 'Site' }, mark('Site')],
    [{ 'Fn::GetAtt': ['Site', 'Arn'] }, mark('Site.Arn')],
    [{ 'Fn::Join': ['-', ['loja', { Ref: 'Stage' }, 'site']] }, 'loja-local-site'],
    [{ 'Fn::Sub': `${mark('Stage')}.${mark('AWS::URLSuffix')}` }, 'local.amazonaws.com'],
    [{ 'Fn::Sub': [`${mark('Name')}-${mark('Stage')}`, { Name: { Ref: 'Stage' } }] }, 'local-local'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ 'Fn::ImportValue': 'data:Api' }, mark('import data:Api')],
    [[{ deep: { Ref: 'Stage' } }], [{ deep: 'local' }]],
  ])('resolves %j', (value, expected) => {
    expect(resolve(value, empty)).toEqual(expected);
  });
});

describe('path patterns', () => {
  it.each([
    ['/api/*', '/api/orders', true],
    ['/api/*', '/api', false],
    ['api/*', '/api/orders', true],
    ['*', '/', true],
    ['*.css', '/assets/site.css', true],
    ['/media/?.jpg', '/media/a.jpg', true],
    ['/media/?.jpg', '/media/ab.jpg', false],
    ['/API/*', '/api/orders', false],
    ['/a.b/*', '/aXb/c', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });
});

describe('the distribution of the template', () => {
  const distribution = readDistribution([template], facts);

  it('sends each path to its origin', () => {
    const kinds = ['/cafes', '/media/casa.avif', '/api/orders'].map(
      (path) => behaviourFor(distribution, path).origin.kind,
    );
    expect(kinds).toEqual(['site', 'media', 'api']);
  });

  it('puts the real secret where the template has a dynamic reference', () => {
    expect(behaviourFor(distribution, '/api/orders').origin.customHeaders).toEqual([
      { name: 'x-origin-secret', value: 'only-the-edge-knows' },
    ]);
  });

  it('reads policies of the template and managed ones', () => {
    expect(behaviourFor(distribution, '/').cache).toMatchObject({ minTtl: 0, defaultTtl: 60, brotli: true });
    expect(behaviourFor(distribution, '/media/x').cache).toMatchObject({ minTtl: 1, defaultTtl: 86_400 });
    expect(behaviourFor(distribution, '/api/x').cache).toMatchObject({ maxTtl: 0 });
    expect(behaviourFor(distribution, '/api/x').headers?.set).toHaveLength(5);
  });

  it('reads the rules that it can play and passes over the others', () => {
    expect(distribution.acl?.rules.map(({ name, action }) => [name, action])).toEqual([
      ['Common', 'count'],
      ['BodySize', 'block'],
      ['Checkout', 'block'],
      ['General', 'block'],
    ]);
  });

  it('refuses a policy that nobody knows', () => {
    const shop = template.Resources.Shop563325D0;
    const changed = JSON.parse(
      JSON.stringify(shop).replace('658327ea-f89d-4fab-a63d-7e88639e58f6', 'unknown-policy'),
    );
    const broken = { ...template, Resources: { ...template.Resources, Shop563325D0: changed } };
    expect(() => readDistribution([broken], facts)).toThrow('policy unknown-policy');
  });
});
