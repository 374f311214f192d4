import { readdirSync } from 'node:fs';
import { routes } from '@loja/contracts/http/routes.ts';
import { Stack } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { acknowledgements } from './acknowledgements.ts';
import { listOf, opened, type Properties, resourcesIn, templatesOf } from './shop-under-test.ts';

const apps = { local: opened('local'), dev: opened('dev'), prod: opened('prod') };
const templates = {
  local: templatesOf(apps.local),
  dev: templatesOf(apps.dev),
  prod: templatesOf(apps.prod),
};

const all = (stage: keyof typeof templates, type: string) => resourcesIn(templates[stage], type);

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
}

const statementsOf = (stage: keyof typeof templates): Statement[] =>
  ['AWS::IAM::Policy', 'AWS::IAM::Role'].flatMap((type) =>
    all(stage, type).flatMap(([, { PolicyDocument, Policies = [] }]) =>
      [PolicyDocument, ...Policies.map((policy: Properties) => policy.PolicyDocument)]
        .filter((document) => document !== undefined)
        .flatMap((document) => document.Statement),
    ),
  );

/** Actions for which AWS offers no narrower resource. */
const allowedOnEverything = new Set([
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
  'dynamodb:ListStreams',
  // The task's token is the key; IAM knows no resource for them.
  'states:SendTaskSuccess',
]);

describe.each(['local', 'dev', 'prod'] as const)('stage %s', (stage) => {
  test('no policy allows an action by wildcard', () => {
    const actions = statementsOf(stage).flatMap(({ Action }) => listOf(Action));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('what is allowed on every resource is on the list', () => {
    const everywhere = statementsOf(stage)
      .filter(({ Resource }) => listOf(Resource).includes('*'))
      .flatMap(({ Action }) => listOf(Action));
    expect(everywhere.filter((action) => !allowedOnEverything.has(action))).toEqual([]);
  });

  test('no role carries a policy that AWS manages', () => {
    const managed = all(stage, 'AWS::IAM::Role').filter(([, role]) => role.ManagedPolicyArns !== undefined);
    expect(managed).toEqual([]);
  });

  test('every queue gives up to a dead-letter queue, or is one', () => {
    for (const [, queue] of all(stage, 'AWS::SQS::Queue')) {
      const name = String(queue.QueueName);
      if (/-dead-letters(\.fifo)?$/.test(name)) expect(queue.RedrivePolicy, name).toBeUndefined();
      else expect(queue.RedrivePolicy.maxReceiveCount, name).toBe(5);
      expect(queue.KmsMasterKeyId, name).toBeDefined();
    }
  });

  test('every queue hides a message for six times as long as its consumer may take', () => {
    const timeouts = new Map(all(stage, 'AWS::Lambda::Function').map(([id, fn]) => [id, fn.Timeout]));
    const queues = new Map(all(stage, 'AWS::SQS::Queue'));
    const consumed = all(stage, 'AWS::Lambda::EventSourceMapping').flatMap(
      ([, { EventSourceArn: source, FunctionName: fn }]) => {
        const queue = queues.get(source['Fn::GetAtt']?.[0]);
        return queue ? [{ hidden: queue.VisibilityTimeout, takes: timeouts.get(fn.Ref) }] : [];
      },
    );
    expect(consumed.length).toBeGreaterThan(3);
    for (const { hidden, takes } of consumed) expect(hidden).toBeGreaterThanOrEqual(6 * takes);
  });

  test('every function is traced, on arm64 and Node 24, and its logs end one day', () => {
    const functions = all(stage, 'AWS::Lambda::Function');
    expect(functions.length).toBeGreaterThan(15);
    for (const [id, fn] of functions) {
      expect(fn, id).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      });
    }
    for (const [id, logs] of all(stage, 'AWS::Logs::LogGroup'))
      expect(logs.RetentionInDays, id).toBeGreaterThan(0);
  });

  test('every alarm notifies the topic and links a runbook that exists', () => {
    const runbooks = readdirSync(new URL('../../docs/runbooks', import.meta.url));
    const alarms = all(stage, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(30);
    const linked = alarms.map(([id, alarm]) => {
      expect(alarm.AlarmActions, id).toHaveLength(1);
      const [, runbook] = /Runbook: docs\/runbooks\/(.+)$/.exec(alarm.AlarmDescription) ?? [];
      return runbook;
    });
    expect([...new Set(linked)].sort()).toEqual(runbooks.sort());
  });

  test('every rule of the bus keeps what it could not deliver', () => {
    for (const [id, rule] of all(stage, 'AWS::Events::Rule')) {
      for (const target of rule.Targets) expect(target.DeadLetterConfig, id).toBeDefined();
    }
  });

  test('every route of the contracts is served, and only to who passes the authorizer', () => {
    const served = all(stage, 'AWS::ApiGatewayV2::Route').map(([, route]) => {
      expect(route.AuthorizationType).toBe('CUSTOM');
      return route.RouteKey;
    });
    const declared = Object.values(routes)
      .flat()
      .map(({ method, path }) => `${method} /api${path}`);
    expect(served.sort()).toEqual(declared.sort());
  });

  test('every table can be wound back and is encrypted with our key', () => {
    for (const [, table] of all(stage, 'AWS::DynamoDB::Table')) {
      expect(table).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        DeletionProtectionEnabled: stage === 'prod',
      });
    }
  });

  test('functions on a stream see new outbox rows or stock, in order, and give up to dead letters', () => {
    const streams = all(stage, 'AWS::Lambda::EventSourceMapping').filter(
      ([, { FilterCriteria }]) => FilterCriteria,
    );
    const outbox = { eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['OUTBOX'] } } } };
    const stock = { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { entity: { S: ['STOCK'] } } } };
    const seen = streams.map(([, mapping]) => {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
      return JSON.parse(mapping.FilterCriteria.Filters[0].Pattern);
    });
    for (const filter of seen) expect([outbox, stock]).toContainEqual(filter);
    expect(seen).toContainEqual(stock);
  });

  test('every door asks for the edge, and staff’s routes have the door of staff', () => {
    const shown = new Map(all(stage, 'AWS::ApiGatewayV2::Authorizer').map(([id, door]) => [id, door]));
    for (const [, { RouteKey, AuthorizerId }] of all(stage, 'AWS::ApiGatewayV2::Route')) {
      const isStaff = / \/api\/staff\/(?!auth\/)/.test(RouteKey);
      const door = shown.get(AuthorizerId.Ref);
      expect(door?.IdentitySource, RouteKey).toEqual(['$request.header.x-origin-secret']);
      expect(door?.Name === 'staff', RouteKey).toBe(isStaff);
    }
  });

  test('the answer about a token is never kept', () => {
    const doors = all(stage, 'AWS::ApiGatewayV2::Authorizer').map(([, door]) => door);
    expect(doors.find(({ Name }) => Name === 'staff')?.AuthorizerResultTtlInSeconds).toBe(0);
  });

  test('no bucket is public', () => {
    const buckets = all(stage, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(6);
    for (const [, bucket] of buckets) {
      expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
    }
  });

  test('contracts are kept for five years, in versions, and the edge cannot read them', () => {
    const named = ([, { BucketName }]: [string, Properties]) =>
      JSON.stringify(BucketName).includes('-documents-');
    const [id, bucket] = all(stage, 'AWS::S3::Bucket').find(named) ?? [];
    expect(bucket).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: expect.arrayContaining([{ ExpirationInDays: 1827, Status: 'Enabled' }]),
      },
    });
    const policies = all(stage, 'AWS::S3::BucketPolicy').filter(([, { Bucket }]) => Bucket.Ref === id);
    expect(JSON.stringify(policies)).not.toContain('cloudfront');
  });

  test('only the edge stands in another region', () => {
    const elsewhere = apps[stage].node.children.filter(
      (child) => child instanceof Stack && child.region !== 'sa-east-1',
    );
    // The local AWS follows references within one region only.
    expect(elsewhere.map(({ node }) => node.id)).toEqual(stage === 'local' ? [] : [`loja-${stage}-edge`]);
  });
});

test('the local stage needs nothing that the local AWS lacks', () => {
  const refused = [
    'AWS::Events::Archive',
    'AWS::ElastiCache::ServerlessCache',
    'AWS::EC2::FlowLog',
    'AWS::WAFv2::LoggingConfiguration',
  ];
  expect(refused.flatMap((type) => all('local', type))).toEqual([]);
  expect(new Set(refused.filter((type) => all('prod', type).length > 0))).toEqual(new Set(refused));
  expect(all('local', 'AWS::CloudWatch::Alarm').filter(([, { Metrics }]) => Metrics)).toEqual([]);
});

test('nothing in production costs by the hour but the cache', () => {
  for (const type of ['AWS::EC2::NatGateway', 'AWS::EC2::EIP', 'AWS::EC2::Instance']) {
    expect(all('prod', type), type).toEqual([]);
  }
  const interfaces = all('prod', 'AWS::EC2::VPCEndpoint').filter(
    ([, it]) => it.VpcEndpointType !== 'Gateway',
  );
  expect(interfaces).toEqual([]);
});

test('production keeps its data when a stack goes', () => {
  for (const type of ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key']) {
    const kept = [...templates.prod.values()].flatMap((template) =>
      Object.values(template.findResources(type)),
    );
    expect(kept.length, type).toBeGreaterThan(0);
    for (const { DeletionPolicy } of kept) expect(DeletionPolicy, type).toBe('Retain');
  }
});

test('every finding of cdk-nag is acknowledged with a reason, and no acknowledgement is idle', () => {
  // Which construct each is acknowledged on is the synth's to check: `npm run synth` fails on any other.
  const found = [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack.validateScope(apps.prod).violations.map(({ ruleName }) => `${pack.name}::${ruleName}`),
  );
  const known = new Set(acknowledgements.flatMap(({ ids }) => ids('prod')));
  expect(found.filter((id) => !known.has(id))).toEqual([]);
  expect(acknowledgements.length).toBeLessThanOrEqual(12);
  for (const { ids, reason } of acknowledgements) {
    expect(
      found.some((id) => ids('prod').includes(id)),
      reason,
    ).toBe(true);
    expect(reason.length, reason).toBeGreaterThan(40);
  }
});
