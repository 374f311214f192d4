import { fileURLToPath } from 'node:url';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Aws, Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Firewall } from '../edge/firewall.ts';
import { apiHeaders, pageHeaders } from '../edge/response-headers.ts';
import { output, pascal } from '../names.ts';
import { regions, type StageConfig } from '../stages.ts';
import type { ApiStack } from './api.ts';
import { bucketNameOf } from './site.ts';

interface EdgeStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly api: ApiStack;
}

/**
 * The shop's one address, in us-east-1, where CloudFront's firewall and certificates live. On a laptop the local edge
 * server reads this very template and does as it says; the local AWS takes the invalidations.
 */
export class EdgeStack extends Stack {
  /** For who publishes: what changed under it must be invalidated. */
  readonly distribution: Distribution;
  readonly #props: EdgeStackProps;

  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, { env: props.env, description: props.description });
    this.#props = props;
    const { stage } = props;
    const pages = pageHeaders(this, stage.name);
    const answers = apiHeaders(this, stage.name);
    const shown = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };
    const api = {
      ...shown,
      origin: this.#api(),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      responseHeadersPolicy: answers,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `loja ${stage.name}`,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: new Firewall(this, 'Firewall', stage).acl.attrArn,
      logBucket: this.#bucket('access-logs'),
      logFilePrefix: 'cloudfront/',
      ...this.#ownName(),
      defaultBehavior: {
        ...shown,
        origin: this.#stored('site'),
        responseHeadersPolicy: pages,
        cachePolicy: this.#keptFor('Pages', { defaultTtl: Duration.minutes(1), maxTtl: Duration.days(365) }),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#cleanUrls() }],
      },
      additionalBehaviors: {
        '/media/*': {
          ...shown,
          origin: this.#stored('media'),
          responseHeadersPolicy: answers,
          cachePolicy: this.#keptFor('Media', { defaultTtl: Duration.days(1), maxTtl: Duration.days(365) }),
        },
        // The one part of the API that is the same for everybody; its handler says for how long.
        '/api/products*': {
          ...this.#forwarded(api),
          cachePolicy: this.#keptFor('Products', { maxTtl: Duration.minutes(1) }),
        },
        '/api/*': { ...this.#forwarded(api), cachePolicy: CachePolicy.CACHING_DISABLED },
      },
      // The API never answers 403 to what comes through here, so that only a page that does not exist shows this one.
      errorResponses: [
        {
          httpStatus: 403,
          responseHttpStatus: 404,
          responsePagePath: '/404.html',
          ttl: Duration.seconds(10),
        },
      ],
    });
    output(this, 'DistributionId', this.distribution.distributionId);
    output(this, 'DistributionDomainName', this.distribution.distributionDomainName);
  }

  #forwarded(behaviour: BehaviorOptions): BehaviorOptions {
    return { ...behaviour, originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER };
  }

  #api(): IOrigin {
    const { stage, api } = this.#props;
    const secret = SecretValue.secretsManager(`loja/${stage.name}/origin`, { jsonField: 'value' });
    return new HttpOrigin(`${api.api.ref}.execute-api.${regions.shop}.${Aws.URL_SUFFIX}`, {
      originId: 'api',
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // Rendered as a reference that CloudFormation resolves: the template holds no secret.
      customHeaders: { 'x-origin-secret': secret.unsafeUnwrap() },
    });
  }

  #stored(originId: 'site' | 'media'): IOrigin {
    const access = new S3OriginAccessControl(this, `${originId}Access`, {
      originAccessControlName: `loja-${this.#props.stage.name}-${originId}`,
    });
    return S3BucketOrigin.withBucketDefaults(this.#bucket(originId), {
      originId,
      originAccessControlId: access.originAccessControlId,
    });
  }

  #bucket(use: 'site' | 'media' | 'access-logs'): IBucket {
    const { stage } = this.#props;
    return Bucket.fromBucketAttributes(this, `${pascal(use)}Bucket`, {
      bucketName: bucketNameOf(stage, use),
      region: regions.shop,
    });
  }

  #cleanUrls(): EdgeFunction {
    return new EdgeFunction(this, 'CleanUrls', {
      functionName: `loja-${this.#props.stage.name}-clean-urls`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({
        filePath: fileURLToPath(new URL('../edge/clean-urls.js', import.meta.url)),
      }),
    });
  }

  #keptFor(name: string, ttl: { readonly defaultTtl?: Duration; readonly maxTtl: Duration }): CachePolicy {
    return new CachePolicy(this, `${name}Cache`, {
      cachePolicyName: `loja-${this.#props.stage.name}-${name.toLowerCase()}`,
      minTtl: Duration.seconds(0),
      defaultTtl: ttl.defaultTtl ?? Duration.seconds(0),
      maxTtl: ttl.maxTtl,
      queryStringBehavior:
        name === 'Products' ? CacheQueryStringBehavior.all() : CacheQueryStringBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** Waits, at the first deploy, for the DNS records that ACM asks for; on a laptop there is no name to prove. */
  #ownName() {
    const { stage } = this.#props;
    if (stage.name === 'local') return {};
    const domainName = new URL(stage.shopUrl).hostname;
    const certificate = new Certificate(this, 'Certificate', {
      domainName,
      validation: CertificateValidation.fromDns(),
    });
    return {
      domainNames: [domainName],
      certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}
