import { readFileSync } from 'node:fs';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  type ErrorResponse,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Firewall } from '../edge/firewall.ts';
import { Origins } from '../edge/origins.ts';
import { PublicNames } from '../edge/public-names.ts';
import { ResponseHeaders } from '../edge/response-headers.ts';
import { output, pascal } from '../names.ts';
import type { StageConfig } from '../stages.ts';
import type { ApiStack } from './api.ts';

interface EdgeStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly api: ApiStack;
}

const shown = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };
/** A program that asks in the open is refused, not led on: what it showed was read by others already (ASVS 5.0 4.1.2). */
const answered = { ...shown, viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY };

/**
 * The shop's address and the back office's, in us-east-1, where CloudFront's firewall and certificates live. On a laptop
 * the local edge server reads this very template and does as it says; the local AWS takes the invalidations.
 */
export class EdgeStack extends Stack {
  /** For who publishes: what changed under it must be invalidated. */
  readonly distribution: Distribution;
  readonly #stage: StageConfig;
  readonly #origins: Origins;
  readonly #headers: ResponseHeaders;
  readonly #viewerAddress: FunctionAssociation;

  constructor(scope: Construct, id: string, { stage, api, ...props }: EdgeStackProps) {
    super(scope, id, props);
    this.#stage = stage;
    this.#origins = new Origins(this, 'Origins', { stage, apiId: api.api.ref });
    this.#headers = new ResponseHeaders(this, 'Headers', stage);
    this.#viewerAddress = this.#onRequest('viewer-address');
    const names = new PublicNames(this, 'Names', stage);
    this.distribution = this.#shop(names);
    const backOffice = this.#backOffice(names);
    output(this, 'DistributionId', this.distribution.distributionId);
    output(this, 'DistributionDomainName', this.distribution.distributionDomainName);
    output(this, 'BackOfficeDistributionId', backOffice.distributionId);
    output(this, 'BackOfficeDistributionDomainName', backOffice.distributionDomainName);
  }

  #shop(names: PublicNames): Distribution {
    const page: BehaviorOptions = {
      ...shown,
      origin: this.#origins.site,
      responseHeadersPolicy: this.#headers.pages,
      cachePolicy: this.#keptFor('pages', { defaultTtl: Duration.minutes(1), maxTtl: Duration.days(365) }),
      functionAssociations: [this.#onRequest('clean-urls', names.canonicalHost)],
    };
    // Only here may the provider's script run.
    const paying: BehaviorOptions = { ...page, responseHeadersPolicy: this.#headers.paying };
    return this.#distribution('shop', {
      ...names.shop,
      defaultRootObject: 'index.html',
      defaultBehavior: page,
      additionalBehaviors: {
        '/pedido/*': paying,
        '/en/pedido/*': paying,
        '/media/*': {
          ...shown,
          origin: this.#origins.media,
          responseHeadersPolicy: this.#headers.photos,
          cachePolicy: this.#keptFor('media', { defaultTtl: Duration.days(1), maxTtl: Duration.days(365) }),
        },
        // The one part of the API that is the same for everybody; its handler says for how long. It hears nothing of
        // a request that is not in the key, so that nobody can shape what another gets.
        '/api/products*': {
          ...answered,
          origin: this.#origins.api,
          responseHeadersPolicy: this.#headers.api,
          cachePolicy: this.#keptFor('products', { maxTtl: Duration.minutes(1) }),
        },
        '/api/*': this.#api(),
      },
      errorResponses: [pageNotFound, ...apiUnreachable, ...neverKept],
    });
  }

  /** Only what is for staff; there is no application to show yet, but its place is ready. */
  #backOffice(names: PublicNames): Distribution {
    return this.#distribution('back-office', {
      ...names.backOffice,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...shown,
        origin: this.#origins.backOffice,
        responseHeadersPolicy: this.#headers.backOffice,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        functionAssociations: [this.#onRequest('no-back-office-yet')],
      },
      additionalBehaviors: { '/api/staff/*': this.#api() },
      errorResponses: neverKept,
    });
  }

  #distribution(name: string, props: DistributionProps): Distribution {
    const full = `loja-${this.#stage.name}-${name}`;
    const firewall = new Firewall(this, `${pascal(name)}Firewall`, {
      stage: this.#stage,
      name: full,
      servesStaff: name === 'back-office',
    });
    return new Distribution(this, `${pascal(name)}Distribution`, {
      comment: full,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: firewall.acl.attrArn,
      logBucket: this.#origins.accessLogs,
      logFilePrefix: `cloudfront/${name}/`,
      ...props,
    });
  }

  #api(): BehaviorOptions {
    return {
      ...answered,
      origin: this.#origins.api,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      responseHeadersPolicy: this.#headers.api,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [this.#viewerAddress],
    };
  }

  #onRequest(file: string, canonicalHost = ''): FunctionAssociation {
    const code = readFileSync(new URL(`../edge/${file}.js`, import.meta.url), 'utf8');
    return {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: new EdgeFunction(this, pascal(file), {
        functionName: `loja-${this.#stage.name}-${file}`,
        runtime: FunctionRuntime.JS_2_0,
        code: FunctionCode.fromInline(
          code.replace("canonicalHost = ''", `canonicalHost = '${canonicalHost}'`),
        ),
      }),
    };
  }

  #keptFor(name: string, ttl: { readonly defaultTtl?: Duration; readonly maxTtl: Duration }): CachePolicy {
    return new CachePolicy(this, `${pascal(name)}Cache`, {
      cachePolicyName: `loja-${this.#stage.name}-${name}`,
      minTtl: Duration.seconds(0),
      defaultTtl: ttl.defaultTtl ?? Duration.seconds(0),
      maxTtl: ttl.maxTtl,
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}

/** The API answers no 403 to what comes through here, so that only a page that does not exist shows this one. */
const pageNotFound: ErrorResponse = {
  httpStatus: 403,
  responseHttpStatus: 404,
  responsePagePath: '/404.html',
  ttl: Duration.seconds(10),
};

/** No answer at all comes from the API only: a page that fails has its error page in the same bucket. */
const apiUnreachable: readonly ErrorResponse[] = [502, 504].map((httpStatus) => ({
  httpStatus,
  responseHttpStatus: 503,
  responsePagePath: '/api-busy.problem',
  ttl: Duration.seconds(0),
}));

/**
 * Unasked, CloudFront keeps errors for ten seconds, by a key without anybody's token: a stranger's 404 would be shown
 * to the owner of the order.
 */
const neverKept: ErrorResponse[] = [400, 404, 405, 414, 416, 500, 501, 503].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));
