import { assemblyTemplates, type Outputs } from './deploy.ts';
import type { EdgeOptions } from './edge/server.ts';
import { awsClientOptions, awsEndpoint } from './ministack.ts';
import { readOriginSecret } from './operator-data.ts';
import type { StoreSettings } from './settings.ts';
import { StartupError } from './startup-error.ts';

export type Edges = { shop: EdgeOptions; backOffice: EdgeOptions };

const named = (outputs: Outputs, key: string): string => {
  const value = outputs[key];
  if (value === undefined) throw new StartupError(`The deployed stacks have no output named ${key}.`);
  return value;
};

/** How to open both distributions of the edge stack before the local AWS. */
export const edgesOf = async (settings: StoreSettings, outputs: Outputs): Promise<Edges> => {
  const { ports } = settings;
  const aws = awsEndpoint(settings);
  const bucket = (key: string) => ({ endpoint: aws, bucket: named(outputs, key) });
  const media = bucket('MediaBucketName');
  // The local AWS takes the API's id in the path too, which needs no name resolution.
  const api = { url: `${aws}/_aws/execute-api/${named(outputs, 'ApiId')}/$default` };
  const door = async (port: number, distribution: string) => ({
    host: '127.0.0.1' as const,
    port,
    distribution,
    templatePaths: await assemblyTemplates(settings, ['edge']),
    originSecret: await readOriginSecret(settings, named(outputs, 'OriginSecretArn')),
    shopOrigin: `http://127.0.0.1:${port}`,
  });
  return {
    shop: {
      ...(await door(ports.shop, 'ShopDistribution')),
      origins: { site: bucket('SiteBucketName'), media, api },
      invalidations: {
        client: awsClientOptions(settings),
        distributionId: named(outputs, 'DistributionId'),
      },
    },
    backOffice: {
      ...(await door(ports.backOffice, 'BackOfficeDistribution')),
      origins: { site: bucket('BackOfficeBucketName'), media, api },
    },
  };
};
