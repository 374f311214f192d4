import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { output, pascal } from '../names.ts';
import type { StageConfig } from '../stages.ts';
import type { AtRestStack } from './at-rest.ts';

interface SiteStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly atRest: AtRestStack;
}

export type BucketUse = 'site' | 'media' | 'back-office' | 'releases' | 'documents' | 'access-logs';

/** Known by name: the edge, in another region, reads them without a reference between the stacks. */
export const bucketNameOf = ({ name }: StageConfig, use: BucketUse): string =>
  `loja-${name}-${use}-${Aws.ACCOUNT_ID}`;

/** How long the buyer may claim damages (CDC art. 27), and the tax office ask; two days for leap years. */
const KEEP_DOCUMENTS = Duration.days(5 * 365 + 2);

/** Published pages, product photographs, the back office's pages, contracts, and who asked for them. Nothing is public: CloudFront reads as itself. */
export class SiteStack extends Stack {
  readonly site: Bucket;
  readonly media: Bucket;
  readonly accessLogs: Bucket;
  readonly releases: Bucket;

  constructor(scope: Construct, id: string, { stage, atRest, ...props }: SiteStackProps) {
    super(scope, id, props);
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: stage.removalPolicy,
    };
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      bucketName: bucketNameOf(stage, 'access-logs'),
      // S3 and CloudFront deliver logs to buckets with S3's own keys only, and CloudFront by ACL.
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      // Who asked for what, from where: six months (Marco Civil art. 15), which are up to 184 days.
      lifecycleRules: [{ expiration: Duration.days(185) }],
    });
    const kept = (use: Exclude<BucketUse, 'access-logs'>) => {
      const bucket = new Bucket(this, pascal(use), {
        ...closed,
        bucketName: bucketNameOf(stage, use),
        encryption: BucketEncryption.KMS,
        encryptionKey: atRest.keys.buckets,
        bucketKeyEnabled: true,
        versioned: true,
        lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
        serverAccessLogsBucket: this.accessLogs,
        serverAccessLogsPrefix: `s3/${use}/`,
      });
      output(this, `${pascal(use)}BucketName`, bucket.bucketName);
      return bucket;
    };
    const served = (use: 'site' | 'media' | 'back-office', folder = '') => {
      const bucket = kept(use);
      bucket.addToResourcePolicy(this.#readableByDistributions(bucket.arnForObjects(`${folder}*`)));
      return bucket;
    };
    this.site = served('site');
    served('back-office');
    // What each publish did: as long as the versions that a rollback puts back.
    this.releases = kept('releases');
    for (const prefix of ['releases/', 'answers/'])
      this.releases.addLifecycleRule({ prefix, expiration: Duration.days(30) });
    kept('documents').addLifecycleRule({ expiration: KEEP_DOCUMENTS });
    // Photos are handed in beside what is served: nobody reads them there but the function that develops them.
    this.media = served('media', 'media/');
    announceObjects(this.media);
    this.media.addLifecycleRule({
      prefix: 'incoming/',
      expiration: Duration.days(1),
      noncurrentVersionExpiration: Duration.days(1),
    });
  }

  /** By account, not by distribution: the distribution is made later, in another region, and names the bucket. */
  #readableByDistributions(objects: string): PolicyStatement {
    return new PolicyStatement({
      actions: ['s3:GetObject'],
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      resources: [objects],
      conditions: {
        ArnLike: { 'aws:SourceArn': `arn:${this.partition}:cloudfront::${this.account}:distribution/*` },
      },
    });
  }
}

/** To the account's own bus. CDK's own switch would deploy a function of its own to set this one property. */
function announceObjects(bucket: Bucket): void {
  const resource = bucket.node.defaultChild;
  if (resource instanceof CfnBucket)
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
