import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';

type Statement = CfnWebACL.StatementProperty;

/** What AWS keeps current for us. */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesSQLiRuleSet',
];

/** The largest honest body is an order, some 2 kB; beyond this WAF would not read all of it. */
const maxBodyBytes = 8192;

const problem = (status: number, code: string, title: string) =>
  JSON.stringify({ type: `https://loja.example/problems/${code}`, title, status, code });

/** The firewall before everything: what is too big, too often or known to be hostile never reaches an origin. */
export class Firewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, stage: StageConfig) {
    super(scope, id);
    this.acl = new CfnWebACL(this, 'Acl', {
      name: `loja-${stage.name}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs(`loja-${stage.name}`),
      customResponseBodies: {
        TooLarge: {
          contentType: 'APPLICATION_JSON',
          content: problem(413, 'payload_too_large', 'The request is larger than anything the shop takes'),
        },
        TooMany: {
          contentType: 'APPLICATION_JSON',
          content: problem(429, 'too_many_requests', 'Too many requests; try again in a few minutes'),
        },
      },
      rules: rulesFor(stage),
    });
    if (stage.firewallLog) this.#log(stage);
  }

  #log(stage: StageConfig): void {
    const logs = new LogGroup(this, 'Logs', {
      // WAF writes to log groups of this prefix only.
      logGroupName: `aws-waf-logs-loja-${stage.name}`,
      retention: stage.logRetentionDays,
      removalPolicy: stage.removalPolicy,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.acl.attrArn,
      // With the `:*` that a log group's ARN ends in, WAF refuses it.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logs.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: ['authorization', 'cookie', 'x-order-token'].map((Name) => ({
        singleHeader: { Name },
      })),
    });
  }
}

function rulesFor({ firewall }: StageConfig): CfnWebACL.RuleProperty[] {
  const refusals: [name: string, status: number, body: string, statement: Statement][] = [
    ['body-size', 413, 'TooLarge', largerThan(maxBodyBytes)],
    ['rate-checkout', 429, 'TooMany', oftenerThan(firewall.ordersPerFiveMinutes, placesAnOrder)],
    ['rate-general', 429, 'TooMany', oftenerThan(firewall.requestsPerFiveMinutes)],
  ];
  const own = refusals.map(([name, responseCode, customResponseBodyKey, statement], priority) => ({
    name,
    priority,
    statement,
    action: { block: { customResponse: { responseCode, customResponseBodyKey } } },
    visibilityConfig: seenAs(name),
  }));
  const managed = managedGroups.map((name, index) => ({
    name,
    priority: own.length + index,
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    overrideAction: { none: {} },
    visibilityConfig: seenAs(name),
  }));
  return [...own, ...managed];
}

const asWritten = [{ priority: 0, type: 'NONE' }];
const decoded = [
  { priority: 0, type: 'URL_DECODE' },
  { priority: 1, type: 'LOWERCASE' },
];

const largerThan = (size: number): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size,
    textTransformations: asWritten,
  },
});

const oftenerThan = (limit: number, scopeDownStatement?: Statement): Statement => ({
  rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit, scopeDownStatement },
});

const placesAnOrder: Statement = {
  andStatement: {
    statements: [
      {
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: 'STARTS_WITH',
          searchString: '/api/orders',
          textTransformations: decoded,
        },
      },
      {
        byteMatchStatement: {
          fieldToMatch: { method: {} },
          positionalConstraint: 'EXACTLY',
          searchString: 'POST',
          textTransformations: asWritten,
        },
      },
    ],
  },
};

const seenAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  // A sample shows whole requests, with the headers of people.
  sampledRequestsEnabled: false,
  metricName,
});
