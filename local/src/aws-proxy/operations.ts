export type Permission = { action: string; resource: string };

/** A request as it arrived; `json` is its body where that is JSON. */
export type Wire = {
  method: string;
  /** Path and query, as sent. */
  path: string;
  headers: Readonly<Record<string, string | undefined>>;
  json: Readonly<Record<string, unknown>> | undefined;
};

type Named = { service: string; operation: string };

/** `x-amz-target` prefixes of the JSON protocols, by the service's name in IAM. */
const serviceOfTarget: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  AWSStepFunctions: 'states',
  secretsmanager: 'secretsmanager',
  TrentService: 'kms',
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AmazonSSM: 'ssm',
  Logs_20140328: 'logs',
  AWSScheduler: 'scheduler',
};

const unknown: Named = { service: 'unknown', operation: 'unknown' };

const s3Operations: Readonly<Record<string, readonly [object: string, bucket: string]>> = {
  GET: ['GetObject', 'ListObjectsV2'],
  HEAD: ['HeadObject', 'HeadBucket'],
  PUT: ['PutObject', 'CreateBucket'],
  DELETE: ['DeleteObject', 'DeleteBucket'],
  POST: ['CreateMultipartUpload', 'DeleteObjects'],
};

const s3Operation = (route: string, query: string, { method, headers }: Wire): string => {
  if (method === 'PUT' && headers['x-amz-copy-source']) return 'CopyObject';
  const [object, bucket] = s3Operations[method] ?? ['unknown', 'unknown'];
  const asked = new URLSearchParams(query);
  const hasKey = route.split('/').filter((part) => part !== '').length > 1;
  if (!hasKey && asked.has('versions')) return 'ListObjectVersions';
  if (hasKey && asked.has('versionId') && object !== 'PutObject') return `${object}Version`;
  return hasKey && !asked.has('delete') ? object : bucket;
};

/** Services whose operation is told by the route; the others of the REST kind are named by it. */
const routed: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  ses: [[/^POST .*\/outbound-emails$/, 'SendEmail']],
  cloudfront: [[/^POST .*\/invalidation$/, 'CreateInvalidation']],
  scheduler: [
    [/^POST \/schedules\//, 'CreateSchedule'],
    [/^PUT \/schedules\//, 'UpdateSchedule'],
    [/^DELETE \/schedules\//, 'DeleteSchedule'],
    [/^GET \/schedules\//, 'GetSchedule'],
  ],
};

const restOperation = (service: string | undefined, wire: Wire): Named => {
  if (service === undefined) return unknown;
  const [route = '', query = ''] = wire.path.split('?');
  if (service === 's3') return { service, operation: s3Operation(route, query, wire) };
  const asked = `${wire.method} ${route}`;
  return { service, operation: routed[service]?.find(([pattern]) => pattern.test(asked))?.[1] ?? asked };
};

/** Service and operation by the target header, else by the service that the signature names and the route. */
export const operationOf = (wire: Wire): Named => {
  const [prefix = '', operation] = (wire.headers['x-amz-target'] ?? '').split('.');
  const service = serviceOfTarget[prefix];
  if (service !== undefined && operation !== undefined) return { service, operation };
  const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(wire.headers.authorization ?? '');
  return restOperation(scope?.[1], wire);
};

type Asked = Named & { wire: Wire; accountId: string; region: string };

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const tableArn = ({ accountId, region }: Asked, name: string | undefined, index?: string): string =>
  `arn:aws:dynamodb:${region}:${accountId}:table/${name ?? '*'}${index === undefined ? '' : `/index/${index}`}`;

/** A transaction is permitted item by item, under the single action of each. */
const transactionNeeds = (asked: Asked): Permission[] =>
  list(asked.wire.json?.TransactItems).flatMap((item) =>
    Object.entries(record(item)).map(([verb, what]) => ({
      action: `dynamodb:${verb === 'ConditionCheck' ? 'ConditionCheckItem' : `${verb}Item`}`,
      resource: tableArn(asked, text(record(what).TableName)),
    })),
  );

const dynamodbNeeds = (asked: Asked): Permission[] => {
  const { operation, wire } = asked;
  if (operation.startsWith('Transact')) return transactionNeeds(asked);
  const action = `dynamodb:${operation}`;
  if (operation.startsWith('Batch'))
    return Object.keys(record(wire.json?.RequestItems)).map((name) => ({
      action,
      resource: tableArn(asked, name),
    }));
  return [{ action, resource: tableArn(asked, text(wire.json?.TableName), text(wire.json?.IndexName)) }];
};

/** The actions of S3 that are not named like their operation. */
const s3Actions: Readonly<Record<string, string>> = {
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  HeadObject: 'GetObject',
  HeadBucket: 'ListBucket',
  DeleteObjects: 'DeleteObject',
  CopyObject: 'PutObject',
  CreateMultipartUpload: 'PutObject',
};

/** Who copies reads what is copied, in the version that is asked for. */
const copied = ({ headers }: Wire): Permission[] => {
  const [source = '', query = ''] = decodeURIComponent(headers['x-amz-copy-source'] ?? '').split('?');
  if (source === '') return [];
  const action = new URLSearchParams(query).has('versionId') ? 's3:GetObjectVersion' : 's3:GetObject';
  return [{ action, resource: `arn:aws:s3:::${source.replace(/^\//, '')}` }];
};

const s3Needs = ({ operation, wire }: Asked): Permission[] => {
  const [bucket = '', ...key] = (wire.path.split('?')[0] ?? '').slice(1).split('/');
  const isOfBucket = key.length === 0 || key[0] === '' || operation.startsWith('List');
  const resource = `arn:aws:s3:::${bucket}${isOfBucket ? '' : `/${decodeURIComponent(key.join('/'))}`}`;
  return [{ action: `s3:${s3Actions[operation] ?? operation}`, resource }, ...copied(wire)];
};

const arnOfQueue = ({ accountId, region }: Asked, url: string | undefined): string =>
  `arn:aws:sqs:${region}:${accountId}:${url?.split('/').at(-1) ?? '*'}`;

const eventsNeeds = (asked: Asked): Permission[] => {
  const { accountId, region, operation, wire } = asked;
  const buses = new Set(list(wire.json?.Entries).map((entry) => text(record(entry).EventBusName)));
  return [...buses].map((bus = 'default') => ({
    action: `events:${operation}`,
    resource: bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`,
  }));
};

/** Decrypt may name no key: KMS knows the blob's own. The local one writes the key's id before what it wrapped. */
const keyOfBlob = ({ accountId, region, wire }: Asked): string | undefined => {
  const blob = Buffer.from(text(wire.json?.CiphertextBlob) ?? '', 'base64');
  const id = blob.subarray(0, 36).toString('latin1');
  return /^[\da-f-]{36}$/.test(id) ? `arn:aws:kms:${region}:${accountId}:key/${id}` : undefined;
};

const resourceOf: Readonly<Record<string, (asked: Asked) => string>> = {
  sqs: (asked) => arnOfQueue(asked, text(asked.wire.json?.QueueUrl)),
  states: ({ wire }) => text(wire.json?.stateMachineArn) ?? text(wire.json?.executionArn) ?? '*',
  secretsmanager: ({ wire }) => text(wire.json?.SecretId) ?? '*',
  kms: (asked) => text(asked.wire.json?.KeyId) ?? keyOfBlob(asked) ?? '*',
  'cognito-idp': ({ accountId, region, wire }) =>
    `arn:aws:cognito-idp:${region}:${accountId}:userpool/${text(wire.json?.UserPoolId) ?? '*'}`,
  ses: ({ accountId, region, wire }) =>
    `arn:aws:ses:${region}:${accountId}:identity/${text(wire.json?.FromEmailAddress)?.split('@').at(-1)?.replace('>', '') ?? '*'}`,
  cloudfront: ({ accountId, wire }) =>
    `arn:aws:cloudfront::${accountId}:distribution/${/distribution\/([^/]+)\//.exec(wire.path)?.[1] ?? '*'}`,
};

/** Every permission that the request takes, by the services' own rules of authorisation. */
export const needsOf = (asked: Asked): Permission[] => {
  const { service, operation } = asked;
  if (service === 'unknown') return [];
  if (service === 'dynamodb') return dynamodbNeeds(asked);
  if (service === 's3') return s3Needs(asked);
  if (service === 'events') return eventsNeeds(asked);
  return [{ action: `${service}:${operation}`, resource: resourceOf[service]?.(asked) ?? '*' }];
};
