import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { output, pascal } from '../names.ts';
import { alarmOnWorkflowFailures } from './alarmed.ts';
import type { ShopFunction } from './shop-function.ts';

export interface ShopWorkflowProps<Step extends string> {
  readonly foundation: Foundation;
  readonly name: string;
  /** The functions it may invoke: these and no others. */
  readonly steps: Readonly<Record<Step, ShopFunction>>;
  readonly definition: (arnOf: Readonly<Record<Step, string>>) => object;
}

/** A durable workflow: traced, logged without its data (which names people), its failures alarmed. */
export class ShopWorkflow<Step extends string = string> extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, { foundation, name, steps, definition }: ShopWorkflowProps<Step>) {
    super(scope, pascal(name));
    const { stage, atRest } = foundation;
    const arns = Object.fromEntries(
      Object.entries<ShopFunction>(steps).map(([step, { fn }]) => [step, fn.functionArn]),
    ) as Record<Step, string>;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values<string>(arns) }),
    );
    this.machine = new StateMachine(this, 'Workflow', {
      stateMachineName: workflowName(stage.name, name),
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition(arns))),
      role,
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        includeExecutionData: false,
        destination: new LogGroup(this, 'Logs', {
          // AWS caps the log policy of all workflows together unless the name starts so.
          logGroupName: `/aws/vendedlogs/states/loja-${stage.name}-${name}`,
          retention: stage.logRetentionDays,
          encryptionKey: atRest.keys.logs,
          removalPolicy: stage.removalPolicy,
        }),
      },
      removalPolicy: stage.removalPolicy,
    });
    alarmOnWorkflowFailures(this, foundation, { machine: this.machine, name });
    output(Stack.of(this), `${pascal(name)}WorkflowArn`, this.machine.stateMachineArn);
  }
}

const workflowName = (stage: string, name: string): string => `loja-${stage}-${name}`;

/** By name, so that whoever answers a workflow need not be deployed after it. */
export const workflowArn = (stack: Stack, stage: string, name: string): string =>
  stack.formatArn({
    service: 'states',
    resource: 'stateMachine',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName: workflowName(stage, name),
  });
