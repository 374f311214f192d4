import * as z from 'zod';
import { type CachePolicy, CachePolicyProperties } from './cache-policy.ts';
import { type HeadersPolicy, HeadersPolicyProperties } from './headers-policy.ts';
import { MANAGED_CACHE, MANAGED_HEADERS, MANAGED_ORIGIN_REQUEST, NO_CACHE } from './managed-policies.ts';
import { matchesPath } from './path-pattern.ts';
import { SelectionConfig, type Selections } from './selection.ts';
import { logicalIdOf, resolve, resourcesOf, type Template } from './template.ts';
import { type WebAcl, WebAclProperties } from './web-acl.ts';

export type OriginKind = 'site' | 'media' | 'api';

export type Origin = {
  readonly kind: OriginKind;
  readonly path: string;
  readonly customHeaders: readonly { readonly name: string; readonly value: string }[];
};

export type Behaviour = {
  readonly pattern: string;
  readonly origin: Origin;
  readonly methods: ReadonlySet<string>;
  readonly compress: boolean;
  readonly cache: CachePolicy;
  readonly originRequest?: Selections;
  readonly headers?: HeadersPolicy;
  /** Source of the functions of this behaviour. */
  readonly viewerRequest?: string;
  readonly viewerResponse?: string;
};

export type CustomError = {
  readonly code: number;
  readonly responseCode: number;
  readonly pagePath?: string;
  /** Seconds. */
  readonly ttl: number;
};

export type Distribution = {
  readonly defaultRootObject: string;
  /** In order of precedence, the default one last. */
  readonly behaviours: readonly Behaviour[];
  readonly errors: readonly CustomError[];
  readonly acl?: WebAcl;
};

const BehaviourProperties = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  CachePolicyId: z.string().optional(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })).default([]),
});
type BehaviourProperties = z.infer<typeof BehaviourProperties>;

const DistributionProperties = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().default(''),
    WebACLId: z.string().optional(),
    DefaultCacheBehavior: BehaviourProperties,
    CacheBehaviors: z.array(BehaviourProperties).default([]),
    Origins: z.array(
      z.object({
        Id: z.string(),
        DomainName: z.string(),
        OriginPath: z.string().default(''),
        CustomOriginConfig: z.unknown().optional(),
        OriginCustomHeaders: z
          .array(z.object({ HeaderName: z.string(), HeaderValue: z.string() }))
          .default([]),
      }),
    ),
    CustomErrorResponses: z
      .array(
        z.object({
          ErrorCode: z.number(),
          ResponseCode: z.number().optional(),
          ResponsePagePath: z.string().optional(),
          // Ten seconds when the template does not say.
          ErrorCachingMinTTL: z.number().default(10),
        }),
      )
      .default([]),
  }),
});
type OriginProperties = z.infer<typeof DistributionProperties>['DistributionConfig']['Origins'][number];

export type TemplateFacts = {
  /** Names of the buckets, by which origins are told apart. */
  readonly buckets: { readonly site: string; readonly media: string };
  /** Stands in for header values that are secrets in the template. */
  readonly originSecret: string;
};

function kindOf(origin: OriginProperties, buckets: TemplateFacts['buckets']): OriginKind {
  if (origin.CustomOriginConfig) return 'api';
  if (origin.DomainName.startsWith(`${buckets.site}.`)) return 'site';
  if (origin.DomainName.startsWith(`${buckets.media}.`)) return 'media';
  return /media/i.test(`${origin.DomainName} ${origin.Id}`) ? 'media' : 'site';
}

function originOf(origin: OriginProperties, facts: TemplateFacts): Origin {
  return {
    kind: kindOf(origin, facts.buckets),
    path: origin.OriginPath,
    customHeaders: origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => ({
      name: HeaderName,
      value: /\{\{resolve:|\$\{/.test(HeaderValue) ? facts.originSecret : HeaderValue,
    })),
  };
}

function found<T>(what: string, value: T | undefined): T {
  if (value === undefined)
    throw new Error(`The edge template names ${what}, which the local edge cannot find`);
  return value;
}

/** Reads the policies and functions that behaviours refer to. */
class TemplateReader {
  readonly #template: Template;

  constructor(template: Template) {
    this.#template = template;
  }

  properties(mark: string): unknown {
    const id = logicalIdOf(mark);
    const resource = id === undefined ? undefined : this.#template.Resources[id];
    return resource && resolve(resource.Properties, this.#template);
  }

  policy<T>(id: string, managed: Readonly<Record<string, T>>, parse: (properties: unknown) => T): T {
    const properties = this.properties(id);
    return properties === undefined ? found(`policy ${id}`, managed[id]) : parse(properties);
  }

  functionCode(behaviour: BehaviourProperties, event: string): string | undefined {
    const association = behaviour.FunctionAssociations.find(({ EventType }) => EventType === event);
    if (!association) return undefined;
    const properties = z
      .object({ FunctionCode: z.string() })
      .safeParse(this.properties(association.FunctionARN));
    return found(`function ${association.FunctionARN}`, properties.data?.FunctionCode);
  }

  behaviour(properties: BehaviourProperties, origin: Origin): Behaviour {
    const { CachePolicyId, OriginRequestPolicyId, ResponseHeadersPolicyId } = properties;
    const viewerRequest = this.functionCode(properties, 'viewer-request');
    const viewerResponse = this.functionCode(properties, 'viewer-response');
    return {
      pattern: properties.PathPattern,
      origin,
      methods: new Set(properties.AllowedMethods),
      compress: properties.Compress,
      cache: CachePolicyId
        ? this.policy(CachePolicyId, MANAGED_CACHE, (it) => CachePolicyProperties.parse(it))
        : NO_CACHE,
      ...(OriginRequestPolicyId && {
        originRequest: this.policy(
          OriginRequestPolicyId,
          MANAGED_ORIGIN_REQUEST,
          (it) =>
            z.object({ OriginRequestPolicyConfig: SelectionConfig }).parse(it).OriginRequestPolicyConfig,
        ),
      }),
      ...(ResponseHeadersPolicyId && {
        headers: this.policy(ResponseHeadersPolicyId, MANAGED_HEADERS, (it) =>
          HeadersPolicyProperties.parse(it),
        ),
      }),
      ...(viewerRequest && { viewerRequest }),
      ...(viewerResponse && { viewerResponse }),
    };
  }
}

function aclOf(id: string | undefined, templates: readonly Template[]): WebAcl | undefined {
  if (id === undefined) return undefined;
  const acls = templates.flatMap((template) =>
    resourcesOf(template, 'AWS::WAFv2::WebACL').map(([aclId, properties]) => ({
      aclId,
      acl: WebAclProperties.parse(resolve(properties, template)),
    })),
  );
  const named = acls.find(({ aclId }) => aclId === logicalIdOf(id));
  // Across stacks the reference is an export; one ACL in all the templates leaves no doubt.
  return found(`web ACL ${id}`, (named ?? (acls.length === 1 ? acls[0] : undefined))?.acl);
}

/** The first distribution of the templates whose logical id begins so, with all it refers to read in. */
export function readDistribution(
  templates: readonly Template[],
  facts: TemplateFacts,
  named = '',
): Distribution {
  const candidates = templates.flatMap((template) =>
    resourcesOf(template, 'AWS::CloudFront::Distribution')
      .filter(([id]) => id.startsWith(named))
      .map(([, properties]) => ({ template, properties })),
  );
  const { template, properties } = found(`a distribution ${named}`, candidates[0]);
  const { DistributionConfig: config } = DistributionProperties.parse(resolve(properties, template));
  const reader = new TemplateReader(template);
  const origins = new Map(config.Origins.map((origin) => [origin.Id, originOf(origin, facts)]));
  const acl = aclOf(config.WebACLId, templates);
  return {
    defaultRootObject: config.DefaultRootObject,
    behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map((behaviour) =>
      reader.behaviour(
        behaviour,
        found(`origin ${behaviour.TargetOriginId}`, origins.get(behaviour.TargetOriginId)),
      ),
    ),
    errors: config.CustomErrorResponses.map((error) => ({
      code: error.ErrorCode,
      responseCode: error.ResponseCode ?? error.ErrorCode,
      ttl: error.ErrorCachingMinTTL,
      ...(error.ResponsePagePath && { pagePath: error.ResponsePagePath }),
    })),
    ...(acl && { acl }),
  };
}

export function behaviourFor(distribution: Distribution, path: string): Behaviour {
  return found(
    `a behaviour for ${path}`,
    distribution.behaviours.find(({ pattern }) => matchesPath(pattern, path)),
  );
}
