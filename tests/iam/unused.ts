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
  {
    function: 'identity-http-staff',
    action: 'kms:Decrypt',
    resource: '*key/sessions',
    because:
      'a data key stays in the memory of the function that made it; another instance, or a later hour, opens it',
    sometimes: true,
  },
  {
    function: 'identity-remove-unconfirmed',
    action: 'dynamodb:PutItem',
    because: 'no account of a run has been without its code for a day; the suite of the pool removes one',
    sometimes: true,
  },
  {
    function: 'identity-remove-unconfirmed',
    action: 'cognito-idp:AdminDeleteUser',
    because: 'no account of a run has been without its code for a day; the suite of the pool removes one',
    sometimes: true,
  },
  {
    function: 'notifications-send-email',
    action: 'dynamodb:GetItem',
    because: 'the same letter asked for twice: who came first is looked at',
    sometimes: true,
  },
  {
    function: 'notifications-send-notice',
    action: 'dynamodb:GetItem',
    because: 'the same letter asked for twice: who came first is looked at',
    sometimes: true,
  },
  {
    function: 'ordering-cancel-order',
    action: 'dynamodb:*',
    because:
      'the way of the workflow when the provider will not make the charge; the ending suite walks it on the tables',
    sometimes: true,
  },
  {
    function: 'ordering-cancel-order',
    action: 'secretsmanager:GetSecretValue',
    because:
      'the way of the workflow when the provider will not make the charge; the ending suite walks it on the tables',
    sometimes: true,
  },
  {
    function: 'ordering-cancel-order',
    action: 'kms:Decrypt',
    because:
      'the way of the workflow when the provider will not make the charge; the ending suite walks it on the tables',
    sometimes: true,
  },
  {
    function: 'ordering-expire-order',
    action: 'dynamodb:PutItem',
    resource: '*table/loja-local-payments',
    because: 'an attempt that is open when the order expires is closed',
    sometimes: true,
  },
  {
    function: 'ordering-forget-old-orders',
    action: 'dynamodb:*',
    because: 'no order of a run is half a year old; the suite of forgetting lets years pass',
    sometimes: true,
  },
  {
    function: 'ordering-forget-old-orders',
    action: 'kms:GenerateDataKey',
    because: 'no order of a run is half a year old; the suite of forgetting lets years pass',
    sometimes: true,
  },
  {
    function: 'ordering-http-customer',
    action: 'dynamodb:GetItem',
    resource: '*table/loja-local-carts',
    because: 'an order placed with the id of a cart that joined another is led to that one',
    sometimes: true,
  },
  {
    function: 'ordering-http-staff',
    action: 'dynamodb:UpdateItem',
    resource: '*table/loja-local-promotions',
    because: 'the use of a coupon goes back with an order that ends, and is taken again by late money',
    sometimes: true,
  },
  {
    function: 'ordering-on-payment-captured',
    action: 'dynamodb:UpdateItem',
    resource: '*table/loja-local-promotions',
    because: 'the use of a coupon goes back with an order that ends, and is taken again by late money',
    sometimes: true,
  },
  {
    function: 'ordering-on-chargeback-closed',
    action: 'dynamodb:PutItem',
    resource: '*table/loja-local-orders',
    because: 'an event goes with the note where it settles the order or leaves it short of money',
    sometimes: true,
  },
  {
    function: 'ordering-on-refund-failed',
    action: 'dynamodb:PutItem',
    resource: '*table/loja-local-orders',
    because: 'an event goes with the note where it settles the order or leaves it short of money',
    sometimes: true,
  },
  {
    function: 'ordering-on-order-cancelled',
    action: 'dynamodb:PutItem',
    resource: '*table/loja-local-orders',
    because: 'money that came while the order was being cancelled is promised back',
    sometimes: true,
  },
  {
    function: 'ordering-on-order-cancelled',
    action: 'dynamodb:UpdateItem',
    resource: '*table/loja-local-orders',
    because: 'money that came while the order was being cancelled is promised back',
    sometimes: true,
  },
  {
    function: 'reconciliation-sweep-payments',
    action: 'dynamodb:GetItem',
    resource: '*table/loja-local-reconciliation',
    because: 'an order that is stuck is told to staff; none is in a run without faults',
    sometimes: true,
  },
  {
    function: 'reconciliation-sweep-payments',
    action: 'dynamodb:PutItem',
    resource: '*table/loja-local-reconciliation',
    because: 'an order that is stuck is told to staff; none is in a run without faults',
    sometimes: true,
  },
];
