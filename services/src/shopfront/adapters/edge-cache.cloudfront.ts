import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { awsRegion } from '@loja/platform/config.ts';
import type { EdgeCache } from '../ports.ts';

export const cloudFrontEdgeCache = (
  distributionId: string,
  client = new CloudFrontClient({ region: awsRegion() }),
): EdgeCache => ({
  async forget(token, paths) {
    await client.send(
      new CreateInvalidationCommand({
        DistributionId: distributionId,
        InvalidationBatch: {
          CallerReference: token,
          Paths: { Quantity: paths.length, Items: paths.map(encodeURI) },
        },
      }),
    );
  },
});
