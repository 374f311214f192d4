import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Template } from 'aws-cdk-lib/assertions';
import { App, Stack } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { openShop } from '../shop.ts';
import { stageFrom } from '../stages.ts';

const edgeOf = (stage: string): Template => {
  const app = new App({ context: { ...flags, stage, stubFunctions: 'true' } });
  openShop(app, stageFrom(app.node));
  const edge = app.node.children.find(({ node }) => node.id === `loja-${stage}-edge`);
  if (!(edge instanceof Stack)) throw new Error('no edge stack');
  return Template.fromStack(edge);
};

const edge = edgeOf('prod');
const only = (type: string) => {
  const [resource, ...others] = Object.values(edge.findResources(type));
  expect(others).toEqual([]);
  return resource?.Properties;
};
const config = only('AWS::CloudFront::Distribution').DistributionConfig;

describe('clean addresses', () => {
  const code = readFileSync(new URL('clean-urls.js', import.meta.url), 'utf8');
  const handler: (event: { request: { uri: string } }) => { uri: string } = runInNewContext(
    `${code};handler`,
  );

  test.each([
    ['/', '/index.html'],
    ['/cafes', '/cafes/index.html'],
    ['/cafes/', '/cafes/index.html'],
    ['/en/cafes/serra', '/en/cafes/serra/index.html'],
    ['/assets/app.4f2a.js', '/assets/app.4f2a.js'],
    ['/robots.txt', '/robots.txt'],
    ['/v1.2/about', '/v1.2/about/index.html'],
  ])('%s is kept as %s', (asked, kept) => {
    expect(handler({ request: { uri: asked } }).uri).toBe(kept);
  });
});

test('each path goes to its origin, the API by the longer pattern first', () => {
  const behaviours = [...config.CacheBehaviors, { PathPattern: '*', ...config.DefaultCacheBehavior }];
  expect(behaviours.map(({ PathPattern, TargetOriginId }) => [PathPattern, TargetOriginId])).toEqual([
    ['/media/*', 'media'],
    ['/api/products*', 'api'],
    ['/api/*', 'api'],
    ['*', 'site'],
  ]);
  for (const behaviour of behaviours) {
    expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(behaviour.ResponseHeadersPolicyId).toBeDefined();
  }
});

test('nothing of the API is kept but what is the same for everybody', () => {
  const disabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
  const kept = config.CacheBehaviors.filter(
    (behaviour: { TargetOriginId: string; CachePolicyId: unknown }) =>
      behaviour.TargetOriginId === 'api' && behaviour.CachePolicyId !== disabled,
  );
  expect(kept.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual(['/api/products*']);
});

test('the API hears a secret that no template holds', () => {
  const api = config.Origins.find(({ Id }: { Id: string }) => Id === 'api');
  expect(api.OriginCustomHeaders).toEqual([
    {
      HeaderName: 'x-origin-secret',
      HeaderValue: '{{resolve:secretsmanager:loja/prod/origin:SecretString:value::}}',
    },
  ]);
});

test('pages run no script of anybody else, and nothing inline', () => {
  const policies = Object.values(edge.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
  expect(policies).toHaveLength(2);
  for (const { Properties } of policies) {
    const { SecurityHeadersConfig: security } = Properties.ResponseHeadersPolicyConfig;
    const csp: string = security.ContentSecurityPolicy.ContentSecurityPolicy;
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toMatch(/unsafe|https?:|\*/);
    expect(security.StrictTransportSecurity).toMatchObject({
      AccessControlMaxAgeSec: 31_536_000,
      IncludeSubdomains: true,
    });
    expect(security.ContentTypeOptions).toEqual({ Override: true });
  }
});

test('connections are new and encrypted: TLS 1.2 at least, HTTP/2 and HTTP/3', () => {
  expect(config.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
  expect(config.HttpVersion).toBe('http2and3');
  expect(config.Logging.Prefix).toBe('cloudfront/');
});

test('the firewall knows the managed groups, and refuses what is too big or too often', () => {
  const { Rules, Scope } = only('AWS::WAFv2::WebACL');
  expect(Scope).toBe('CLOUDFRONT');
  expect(Rules.map(({ Name }: { Name: string }) => Name)).toEqual([
    'body-size',
    'rate-checkout',
    'rate-general',
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ]);
  const statuses = Rules.flatMap(
    ({ Action }: { Action?: { Block: { CustomResponse: { ResponseCode: number } } } }) =>
      Action ? [Action.Block.CustomResponse.ResponseCode] : [],
  );
  expect(statuses).toEqual([413, 429, 429]);
});

test('what the firewall writes down has no credential in it', () => {
  const { RedactedFields } = only('AWS::WAFv2::LoggingConfiguration');
  expect(RedactedFields.map((field: { SingleHeader: { Name: string } }) => field.SingleHeader.Name)).toEqual([
    'authorization',
    'cookie',
    'x-order-token',
  ]);
});

test('on a laptop the same edge is synthesised, without a name to prove', () => {
  const local = edgeOf('local');
  local.resourceCountIs('AWS::CertificateManager::Certificate', 0);
  local.resourceCountIs('AWS::CloudFront::Distribution', 1);
});
