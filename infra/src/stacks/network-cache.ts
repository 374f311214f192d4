import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Fn, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import type { AtRestStack } from './at-rest.ts';

interface NetworkCacheStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly atRest: AtRestStack;
}

const cachePort = 6379;

/** The read cache and the only network of the shop: no way out, save to DynamoDB and S3 by gateway endpoints. */
export class NetworkCacheStack extends Stack {
  readonly cacheUrl: string;
  readonly #vpc: Vpc;
  readonly #readers: SecurityGroup;

  constructor(scope: Construct, id: string, { stage, atRest, ...props }: NetworkCacheStackProps) {
    super(scope, id, props);
    this.#vpc = new Vpc(this, 'Vpc', {
      natGateways: 0,
      // Emptying the default group takes a function with rights of its own; nothing joins it, and no route leaves.
      restrictDefaultSecurityGroup: false,
      maxAzs: 2,
      subnetConfiguration: [{ name: 'cache', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 }],
      gatewayEndpoints: {
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
        S3: { service: GatewayVpcEndpointAwsService.S3 },
      },
    });
    this.#vpc.addFlowLog('FlowLog', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'FlowLogs', {
          logGroupName: `/loja/${stage.name}/network`,
          retention: stage.logRetentionDays,
          encryptionKey: atRest.keys.logs,
          removalPolicy: stage.removalPolicy,
        }),
      ),
    });
    this.#readers = new SecurityGroup(this, 'Readers', {
      vpc: this.#vpc,
      description: 'Functions that read the cache',
    });
    const cacheGroup = new SecurityGroup(this, 'CacheGroup', {
      vpc: this.#vpc,
      description: 'The cache',
      allowAllOutbound: false,
    });
    cacheGroup.addIngressRule(this.#readers, Port.tcp(cachePort), 'from its readers only');
    const cache = new CfnServerlessCache(this, 'Cache', {
      serverlessCacheName: `loja-${stage.name}`,
      engine: 'valkey',
      majorEngineVersion: '8',
      kmsKeyId: atRest.keys.tables.keyArn,
      subnetIds: this.#vpc.isolatedSubnets.map((subnet) => subnet.subnetId),
      securityGroupIds: [cacheGroup.securityGroupId],
      // A runaway writer meets a ceiling instead of an invoice.
      cacheUsageLimits: {
        dataStorage: { maximum: 1, unit: 'GB' },
        ecpuPerSecond: { maximum: 5000 },
      },
    });
    this.cacheUrl = `rediss://${cache.attrEndpointAddress}:${cachePort}`;
  }

  /** The first two zones of whatever region: no look-up in the account at synthesis. */
  override get availabilityZones(): string[] {
    return [Fn.select(0, Fn.getAzs()), Fn.select(1, Fn.getAzs())];
  }

  get placement() {
    return {
      vpc: this.#vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.#readers],
    };
  }
}
