import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { StageConfig } from '../stages.ts';
import { rulesFor, seenAs } from './firewall-rules.ts';
import { refusalBodies } from './refusals.ts';

interface FirewallProps {
  readonly stage: StageConfig;
  readonly name: string;
  /** Whether the paths of staff are known under this name. */
  readonly servesStaff: boolean;
}

/** Headers by which somebody could pass for somebody else. */
const credentials = ['authorization', 'cookie', 'x-order-token'];

/** The firewall before everything: what is too big, too often or known to be hostile never reaches an origin. */
export class Firewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, { stage, name, servesStaff }: FirewallProps) {
    super(scope, id);
    this.acl = new CfnWebACL(this, 'Acl', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: seenAs(name),
      customResponseBodies: { ...refusalBodies },
      rules: rulesFor(stage, { servesStaff }),
      dataProtectionConfig: {
        dataProtections: [
          { field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...credentials] }, action: 'SUBSTITUTION' },
        ],
      },
    });
    if (stage.firewallLog) this.#log(stage, name);
  }

  #log(stage: StageConfig, name: string): void {
    const logs = new LogGroup(this, 'Logs', {
      // WAF writes to log groups of this prefix only.
      logGroupName: `aws-waf-logs-${name}`,
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
      redactedFields: credentials.map((Name) => ({ singleHeader: { Name } })),
    });
  }
}
