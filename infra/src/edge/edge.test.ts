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
const local = edgeOf('local');

type Properties = ReturnType<Template['findResources']>[string];

/** The one resource of a type whose logical id begins so. */
const the = (type: string, prefix = ''): Properties => {
  const found = Object.entries(edge.findResources(type)).filter(([id]) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]?.[1].Properties;
};

const configOf = (name: string) =>
  the('AWS::CloudFront::Distribution', `${name}Distribution`).DistributionConfig;
const shop = configOf('Shop');
const backOffice = configOf('BackOffice');

interface Behaviour {
  PathPattern: string;
  TargetOriginId: string;
  CachePolicyId: unknown;
  ViewerProtocolPolicy: string;
  ResponseHeadersPolicyId: unknown;
  OriginRequestPolicyId?: string;
  AllowedMethods?: string[];
}
const behavioursOf = (config: Properties): Behaviour[] => [
  ...config.CacheBehaviors,
  { PathPattern: '*', ...config.DefaultCacheBehavior },
];
const waysOf = (config: Properties) =>
  behavioursOf(config).map(({ PathPattern, TargetOriginId }) => [PathPattern, TargetOriginId]);

const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

describe('paths', () => {
  test('each path of the shop goes to its origin, the API by the longer pattern first', () => {
    expect(waysOf(shop)).toEqual([
      ['/pedido/*', 'site'],
      ['/en/pedido/*', 'site'],
      ['/media/*', 'media'],
      ['/api/products*', 'api'],
      ['/api/*', 'api'],
      ['*', 'site'],
    ]);
  });

  test('the back office knows the API of staff and its own bucket, and nothing of the shop', () => {
    expect(waysOf(backOffice)).toEqual([
      ['/api/staff/*', 'api'],
      ['*', 'back-office'],
    ]);
  });

  test('everything is encrypted and has its headers', () => {
    for (const behaviour of [...behavioursOf(shop), ...behavioursOf(backOffice)]) {
      // A person is led to the encrypted page; a program's mistake is said to it.
      const policy = behaviour.TargetOriginId === 'api' ? 'https-only' : 'redirect-to-https';
      expect(behaviour.ViewerProtocolPolicy, behaviour.PathPattern).toBe(policy);
      expect(behaviour.ResponseHeadersPolicyId).toBeDefined();
    }
    for (const config of [shop, backOffice]) {
      expect(config.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
      expect(config.HttpVersion).toBe('http2and3');
    }
  });

  test('each distribution has its own log', () => {
    expect([shop, backOffice].map(({ Logging }) => Logging.Prefix)).toEqual([
      'cloudfront/shop/',
      'cloudfront/back-office/',
    ]);
  });
});

describe('what is kept', () => {
  const ofApi = [...behavioursOf(shop), ...behavioursOf(backOffice)].filter(
    ({ TargetOriginId }) => TargetOriginId === 'api',
  );

  test('nothing of the API but what is the same for everybody', () => {
    const kept = ofApi.filter(({ CachePolicyId }) => CachePolicyId !== cachingDisabled);
    expect(kept.map(({ PathPattern }) => PathPattern)).toEqual(['/api/products*']);
  });

  test('what is kept was answered without anything that is not in its key', () => {
    const [kept] = ofApi.filter(({ CachePolicyId }) => CachePolicyId !== cachingDisabled);
    expect(kept?.OriginRequestPolicyId).toBeUndefined();
    expect(kept?.AllowedMethods ?? ['GET', 'HEAD']).toEqual(['GET', 'HEAD']);
    for (const { Properties } of Object.values(edge.findResources('AWS::CloudFront::CachePolicy'))) {
      const { ParametersInCacheKeyAndForwardedToOrigin: key } = Properties.CachePolicyConfig;
      expect([
        key.CookiesConfig.CookieBehavior,
        key.HeadersConfig.HeaderBehavior,
        key.QueryStringsConfig.QueryStringBehavior,
      ]).toEqual(['none', 'none', 'none']);
    }
  });

  test('no error of the API, which would be shown to the next who asks', () => {
    for (const config of [shop, backOffice]) {
      const kept = config.CustomErrorResponses.filter(
        ({ ErrorCachingMinTTL }: { ErrorCachingMinTTL: number }) => ErrorCachingMinTTL > 0,
      );
      expect(kept.map(({ ErrorCode }: { ErrorCode: number }) => ErrorCode)).toEqual(
        config === shop ? [403] : [],
      );
    }
  });
});

test('the API is told by the edge whose address a request came from, on every way that is not kept', () => {
  for (const behaviour of [...behavioursOf(shop), ...behavioursOf(backOffice)])
    if (behaviour.TargetOriginId === 'api' && behaviour.CachePolicyId === cachingDisabled)
      expect(JSON.stringify(behaviour), behaviour.PathPattern).toMatch(
        /"EventType":"viewer-request","FunctionARN":\{"Fn::GetAtt":\["ViewerAddress/,
      );
});

test('the API hears a secret that no template holds', () => {
  for (const config of [shop, backOffice]) {
    const api = config.Origins.find(({ Id }: { Id: string }) => Id === 'api');
    expect(api.OriginCustomHeaders).toEqual([
      {
        HeaderName: 'x-origin-secret',
        HeaderValue: '{{resolve:secretsmanager:loja/prod/origin:SecretString:value::}}',
      },
    ]);
  }
});

test('buckets are asked with a signature', () => {
  for (const { Id, S3OriginConfig, OriginAccessControlId } of [...shop.Origins, ...backOffice.Origins]) {
    if (S3OriginConfig) expect(OriginAccessControlId, Id).toBeDefined();
  }
});

describe('headers', () => {
  const policiesOf = (template: Template) =>
    Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy')).map(
      ({ Properties }) => Properties.ResponseHeadersPolicyConfig,
    );
  const policies = policiesOf(edge);
  const cspOf = ({ SecurityHeadersConfig: security }: Properties): string =>
    security.ContentSecurityPolicy.ContentSecurityPolicy;
  const isOfPaying = ({ Name }: Properties): boolean => Name.endsWith('-paying');
  /** What a policy takes from others than the shop, by directive. */
  const foreign = (template: Template): string[] =>
    cspOf(policiesOf(template).find(isOfPaying) ?? {})
      .split('; ')
      .filter((directive) => /https?:/.test(directive));

  test('no page runs a script of anybody else, or anything inline', () => {
    expect(policies).toHaveLength(5);
    for (const policy of policies) {
      const { SecurityHeadersConfig: security } = policy;
      const csp = cspOf(policy);
      expect(csp).toContain("default-src 'none'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).not.toMatch(/unsafe|\*/);
      if (!isOfPaying(policy)) expect(csp).not.toMatch(/https?:/);
      expect(csp).not.toMatch(/script-src[^;]*sha/);
      expect(security.StrictTransportSecurity).toMatchObject({
        AccessControlMaxAgeSec: 31_536_000,
        IncludeSubdomains: true,
      });
      expect(security.ContentTypeOptions).toEqual({ Override: true });
    }
  });

  test('the page that asks for a card takes the provider’s fields, exactly', () => {
    expect(foreign(edge)).toEqual([
      "script-src 'self' https://sdk.mercadopago.com",
      "connect-src 'self' https://api.mercadopago.com https://api-static.mercadopago.com https://secure-fields.mercadopago.com",
      'frame-src https://secure-fields.mercadopago.com https://www.mercadopago.com.br',
    ]);
    expect(foreign(local)).toEqual([
      "script-src 'self' http://127.0.0.1:8090",
      "connect-src 'self' http://127.0.0.1:8090",
      'frame-src http://127.0.0.1:8090',
    ]);
    const policyOf = (path: string) =>
      JSON.stringify(
        behavioursOf(shop).find(({ PathPattern }) => PathPattern === path)?.ResponseHeadersPolicyId,
      );
    for (const path of ['/pedido/*', '/en/pedido/*']) expect(policyOf(path)).toMatch(/Paying/);
    expect(policyOf('*')).not.toMatch(/Paying/);
  });

  test('what the API says nothing of, nobody keeps', () => {
    const api = policies.find(({ Name }) => Name === 'loja-prod-api');
    expect(api.CustomHeadersConfig.Items).toContainEqual({
      Header: 'Cache-Control',
      Value: 'no-store',
      Override: false,
    });
  });
});

describe('names', () => {
  test('the shop answers with and without www, and sends everybody to one of them', () => {
    expect(shop.Aliases).toEqual(['www.manaca.example', 'manaca.example']);
    expect(backOffice.Aliases).toEqual(['equipe.manaca.example']);
    const { FunctionCode } = the('AWS::CloudFront::Function', 'CleanUrls');
    expect(FunctionCode).toContain("canonicalHost = 'www.manaca.example'");
    const { DomainName, SubjectAlternativeNames } = the('AWS::CertificateManager::Certificate');
    expect([DomainName, ...SubjectAlternativeNames]).toEqual([...shop.Aliases, ...backOffice.Aliases]);
  });

  test('on a laptop there is no name to prove, and any will do', () => {
    local.resourceCountIs('AWS::CertificateManager::Certificate', 0);
    local.resourceCountIs('AWS::CloudFront::Distribution', 2);
    const functions = Object.values(local.findResources('AWS::CloudFront::Function'));
    expect(JSON.stringify(functions)).toContain("canonicalHost = ''");
  });
});
