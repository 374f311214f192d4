import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { DeadLetterQueue } from './constructs/dead-letter-queue.ts';
import { ShopFunction } from './constructs/shop-function.ts';
import { ShopWorkflow } from './constructs/shop-workflow.ts';

interface Acknowledgement {
  /** Where the finding names what it found, one for each name that a stage may have. */
  readonly ids: (stage: string) => readonly string[];
  readonly reason: string;
  readonly on: (part: IConstruct) => boolean;
}

const isDeadLetters = (part: IConstruct) => part instanceof DeadLetterQueue;

/** By bucket: where functions read or write objects. */
const folders = { media: ['incoming/', 'media/'], site: [''], releases: [''], documents: ['', 'contracts/'] };

/** Every finding of cdk-nag that the shop lives with, and why. Nothing is acknowledged anywhere else. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    ids: () => ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    reason:
      'X-Ray, log delivery, network interfaces and answers to a task have no narrower resource; a test lists the actions allowed on *.',
    on: (part) => part instanceof ShopFunction || part instanceof ShopWorkflow,
  },
  {
    ids: (stage) =>
      Object.entries(folders).flatMap(([bucket, prefixes]) =>
        prefixes.map(
          (prefix) =>
            `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::loja-${stage}-${bucket}-<AWS::AccountId>/${prefix}*]`,
        ),
      ),
    reason: 'Objects have names that nobody knows before; the right ends at the border of their folder.',
    on: (part) => part instanceof ShopFunction,
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-SMG4'],
    reason:
      'The provider issues its own credentials, and the origin secret turns over with an edge deploy (infra/README.md).',
    on: (part) => part instanceof Secret,
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-COG1'],
    reason:
      'Rules of composition make worse passwords (ASVS 5.0 6.2.5, NIST SP 800-63B-4): twelve characters, and none that is common or leans on the shop or the address.',
    on: (part) => part instanceof UserPool,
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-COG2'],
    reason:
      'A second factor is offered to shoppers and demanded of staff: an order is worth less than a lost shopper.',
    on: (part) => part instanceof UserPool && part.node.id === 'Shoppers',
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-COG8'],
    reason:
      'The plus plan asks US$0.02 a month for every shopper who signs in, which is most of what an order may cost; staff have it.',
    on: (part) => part instanceof UserPool && part.node.id === 'Shoppers',
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-CFR1'],
    reason: 'Customers travel; only the address of delivery is bound to Brazil.',
    on: (part) => part instanceof Distribution,
  },
  {
    ids: () => ['AwsSolutions::AwsSolutions-SQS3'],
    reason: 'It is itself where failed work ends; one message in it raises an alarm.',
    on: isDeadLetters,
  },
  {
    ids: () => ['Serverless::Serverless-SQSRedrivePolicy'],
    reason: 'It is itself where failed work ends; one message in it raises an alarm.',
    on: isDeadLetters,
  },
  {
    ids: () => ['Serverless::Serverless-LambdaDLQ'],
    reason:
      'Its caller waits for the answer, or is a queue, stream or workflow that keeps what failed; asynchronous ones have one.',
    on: (part) => part instanceof ShopFunction && part.fn.deadLetterQueue === undefined,
  },
  {
    ids: () => ['Serverless::Serverless-LambdaEventSourceMappingDestination'],
    reason: 'A queue keeps its own failures: Lambda offers a failure destination for streams only.',
    on: (part) => part.node.id.startsWith('SqsEventSource:'),
  },
];

/** Says to the rule packs, below `root`, what the list says of a stage. */
export function acknowledge(root: IConstruct, stage: string): void {
  for (const part of root.node.findAll()) {
    for (const { ids, reason, on } of acknowledgements)
      if (on(part)) Validations.of(part).acknowledge(...ids(stage).map((id) => ({ id, reason })));
  }
}
