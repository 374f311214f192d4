import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';

export interface ContextProps extends StackProps {
  readonly foundation: Foundation;
}

/** The stack of one context's functions, queues, rules and alarms: `loja-<stage>-<context>`. */
export class ContextStack extends Stack {
  constructor(scope: Construct, context: string, { foundation, ...props }: ContextProps) {
    super(scope, `loja-${foundation.stage.name}-${context}`, props);
  }
}
