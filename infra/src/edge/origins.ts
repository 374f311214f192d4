import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { OriginProtocolPolicy, OriginSslPolicy, S3OriginAccessControl } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Aws, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { pascal } from '../names.ts';
import { type BucketUse, bucketNameOf } from '../stacks/site.ts';
import { regions, type StageConfig } from '../stages.ts';

interface OriginsProps {
  readonly stage: StageConfig;
  readonly apiId: string;
}

/** Where the distributions get their answers; each origin opens for them alone. */
export class Origins extends Construct {
  readonly api: IOrigin;
  readonly site: IOrigin;
  readonly media: IOrigin;
  readonly backOffice: IOrigin;
  readonly accessLogs: IBucket;
  readonly #stage: StageConfig;

  constructor(scope: Construct, id: string, { stage, apiId }: OriginsProps) {
    super(scope, id);
    this.#stage = stage;
    this.api = this.#api(apiId);
    this.site = this.#stored('site');
    this.media = this.#stored('media');
    this.backOffice = this.#stored('back-office');
    this.accessLogs = this.#bucket('access-logs');
  }

  #api(apiId: string): IOrigin {
    const secret = SecretValue.secretsManager(`loja/${this.#stage.name}/origin`, { jsonField: 'value' });
    return new HttpOrigin(`${apiId}.execute-api.${regions.shop}.${Aws.URL_SUFFIX}`, {
      originId: 'api',
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // Rendered as a reference that CloudFormation resolves: the template holds no secret.
      customHeaders: { 'x-origin-secret': secret.unsafeUnwrap() },
    });
  }

  #stored(originId: BucketUse): IOrigin {
    const access = new S3OriginAccessControl(this, `${pascal(originId)}Access`, {
      originAccessControlName: `loja-${this.#stage.name}-${originId}`,
    });
    return S3BucketOrigin.withBucketDefaults(this.#bucket(originId), {
      originId,
      originAccessControlId: access.originAccessControlId,
    });
  }

  #bucket(use: BucketUse): IBucket {
    return Bucket.fromBucketAttributes(this, `${pascal(use)}Bucket`, {
      bucketName: bucketNameOf(this.#stage, use),
      region: regions.shop,
    });
  }
}
