import type { Reason } from './permissions.ts';

/** Every permission that stands unused in a whole run of the tests, and why. A reason that is not needed fails the run. */
export const unused: readonly Reason[] = [
  {
    function: '*',
    action: 'xray:*',
    because: 'Lambda itself sends the segments in the role’s name; the local AWS keeps them without asking',
  },
  {
    function: '*',
    action: 'logs:*',
    because: 'Lambda itself writes what a function prints, in the role’s name',
  },
  ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => ({
    function: '*',
    action: `sqs:${action}`,
    because: 'Lambda polls the queue in the role’s name; `infra/src/wiring.test.ts` tries it',
  })),
  ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => ({
    function: '*',
    action: `dynamodb:${action}`,
    because: 'Lambda reads the stream in the role’s name; `infra/src/wiring.test.ts` tries it',
  })),
  ...['Encrypt', 'GenerateDataKey'].map((action) => ({
    function: '*',
    action: `kms:${action}`,
    resource: '*key/tables',
    because: 'the DynamoDB guide asks for it of who uses an encrypted table; the local AWS encrypts none',
    sometimes: true as const,
  })),
  {
    function: '*',
    action: 'kms:Decrypt',
    resource: '*key/tables',
    because: 'Lambda reads the stream of an encrypted table in the role’s name',
    sometimes: true,
  },
  ...['Decrypt', 'GenerateDataKey'].map((action) => ({
    function: '*',
    action: `kms:${action}`,
    resource: '*key/queues',
    because: 'Lambda polls the encrypted queue, or leaves there what failed, in the role’s name',
    sometimes: true as const,
  })),
  {
    function: '*',
    action: 'sqs:SendMessage',
    resource: '*-dead-letters',
    because: 'Lambda leaves what failed for good there, in the role’s name',
    sometimes: true,
  },
  {
    function: '*',
    action: 's3:ListBucket',
    because:
      'without it S3 answers 403 instead of 404 for what is not there; the local AWS always answers 404',
    sometimes: true,
  },
  ...['s3:PutObject', 'kms:GenerateDataKey'].map((action) => ({
    function: 'media-http-staff',
    action,
    because: 'whoever sends the form that it signed acts with its rights; the browser sends it to the bucket',
  })),
  ...['s3:DeleteObjectVersion', 's3:ListBucketVersions'].map((action) => ({
    function: 'media-on-photo-uploaded',
    action,
    because: 'a photo that was handed in is taken away with all its versions',
    sometimes: true as const,
  })),
];
