import * as z from 'zod';
import { accountId, region } from '../../ministack.ts';
import type { Need, Principal } from '../policy.ts';
import { type Placed, resourcesOf } from './assembly.ts';
import type { Policies } from './policies.ts';
import type { Resolver } from './resolve.ts';

/** Something that AWS does by itself, in its own name or in that of a role, because a template wires it so. */
export type Edge = { why: string; who: Principal; need: Need };

type Look = { resolver: Resolver; policies: Policies };

const service = (name: string): Principal => ({ arn: `${name}.amazonaws.com`, policies: [] });

const fromAccount = (source: string): Need['context'] => ({
  'aws:SourceArn': source,
  'aws:SourceAccount': accountId,
});

const namesOf = (resolver: Resolver, { stack, Properties }: Placed): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(resolver.resolve(stack, Properties));

/** What who touches an encrypted thing asks of its key. */
const keyEdges = (
  { policies }: Look,
  edge: Edge,
  actions: readonly string[],
  context: Need['context'],
): Edge[] => {
  const key = policies.keyOver.get(edge.need.resource);
  return key === undefined
    ? []
    : actions.map((action) => ({ ...edge, need: { action, resource: key, context } }));
};

const via = (name: string): Need['context'] => ({ 'kms:ViaService': `${name}.${region}.amazonaws.com` });
const toSend = ['kms:GenerateDataKey', 'kms:Decrypt'];

const roleOf = ({ policies }: Look, arn: unknown): Principal => {
  const role = policies.roles.get(String(arn));
  if (role === undefined) throw new Error(`${String(arn)} is no role of the templates`);
  return role;
};

/** In a role's name a message is left in a queue, under the queue's key. */
const leftBy = (look: Look, who: Principal, queue: string, why: string): Edge[] => {
  const edge = { why, who, need: { action: 'sqs:SendMessage', resource: queue, context: {} } };
  return [edge, ...keyEdges(look, edge, toSend, via('sqs'))];
};

const invoked = (name: string, resource: string, source: string, why: string): Edge => ({
  why,
  who: service(name),
  need: { action: 'lambda:InvokeFunction', resource, context: fromAccount(source) },
});

const Target = z.looseObject({
  Arn: z.string(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
});

/** A service sends in its own name: the queue and its key must let it in. */
const sentBy = (look: Look, name: string, queue: string, source: string, why: string): Edge[] => {
  const edge: Edge = {
    why,
    who: service(name),
    need: { action: 'sqs:SendMessage', resource: queue, context: fromAccount(source) },
  };
  return [edge, ...keyEdges(look, edge, toSend, { 'aws:SourceAccount': accountId })];
};

const ofRules = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Events::Rule').flatMap((rule) => {
    const source = look.resolver.arnOf(rule.stack, rule.id);
    const { Targets } = z
      .looseObject({ Targets: z.array(Target) })
      .parse(look.resolver.resolve(rule.stack, rule.Properties));
    return Targets.flatMap(({ Arn: to, DeadLetterConfig: undelivered }) => [
      ...(to.includes(':lambda:')
        ? [invoked('events', to, source, `${source} → ${to}`)]
        : sentBy(look, 'events', to, source, `${source} → ${to}`)),
      ...(undelivered ? sentBy(look, 'events', undelivered.Arn, source, `${source} gives up`) : []),
    ]);
  });

const polls: Readonly<Record<string, readonly string[]>> = {
  sqs: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  dynamodb: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
};

const OnFailure = z.object({ OnFailure: z.object({ Destination: z.string() }) });

const functionNamed = (look: Look, name: unknown): Placed => {
  const { resolver } = look;
  const found = resourcesOf(resolver.assembly, 'AWS::Lambda::Function').find(({ stack, id }) =>
    [resolver.nameOf(stack, id), resolver.arnOf(stack, id)].includes(String(name)),
  );
  if (found === undefined) throw new Error(`${String(name)} is no function of the templates`);
  return found;
};

const ofPollers = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
    const { EventSourceArn, FunctionName, DestinationConfig } = namesOf(look.resolver, mapping);
    const fn = functionNamed(look, FunctionName);
    const who = roleOf(look, look.resolver.resolve(fn.stack, fn.Properties.Role));
    const source = String(EventSourceArn);
    const kind = source.split(':')[2] ?? '';
    const edges = (polls[kind] ?? []).map(
      (action): Edge => ({ why: `${fn.id} polls`, who, need: { action, resource: source, context: {} } }),
    );
    // A stream lies under its table's key.
    const owner = {
      why: `${fn.id} polls`,
      who,
      need: { action: '', resource: source.replace(/\/stream\/.*/, ''), context: {} },
    };
    const failed = OnFailure.safeParse(DestinationConfig).data?.OnFailure.Destination;
    return [
      ...edges,
      ...(kind === 'dynamodb' ? onEverything(who, owner.why, ['dynamodb:ListStreams']) : []),
      ...keyEdges(look, owner, ['kms:Decrypt'], via(kind)),
      ...(failed === undefined ? [] : leftBy(look, who, failed, `${fn.id} gives up`)),
    ];
  });

/** `arn:…:lambda:path/…/functions/<ARN>/invocations` names a function as well as its ARN does. */
const functionArn = (uri: string): string =>
  /arn:aws:lambda:[^/]+/.exec(uri.split('/functions/').at(-1) ?? '')?.[0] ?? uri;

const ofApi = (look: Look): Edge[] => {
  const { resolver } = look;
  const api = (id: unknown, path: string): string =>
    `arn:aws:execute-api:${region}:${accountId}:${String(id)}/${path}`;
  const routes = resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Route').map((route): Edge => {
    const { ApiId, RouteKey, Target: target } = namesOf(resolver, route);
    const integration = resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Integration').find(
      ({ id, stack }) => stack === route.stack && String(target).endsWith(`/${id}`),
    );
    if (integration === undefined) throw new Error(`${route.id} has no integration`);
    const to = functionArn(String(namesOf(resolver, integration).IntegrationUri));
    const [method = '*', path = '/'] = String(RouteKey).split(' ');
    const resource = path.replaceAll(/\{[^}]+\}/g, 'x');
    return invoked('apigateway', to, api(ApiId, `live/${method}${resource}`), String(RouteKey));
  });
  const authorizers = resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Authorizer').map((one): Edge => {
    const { ApiId, AuthorizerUri } = namesOf(resolver, one);
    return invoked(
      'apigateway',
      functionArn(String(AuthorizerUri)),
      api(ApiId, `authorizers/${one.id}`),
      one.id,
    );
  });
  return [...routes, ...authorizers];
};

const ofWorkflows = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::StepFunctions::StateMachine').flatMap((machine) => {
    const { RoleArn, DefinitionString } = namesOf(look.resolver, machine);
    const who = roleOf(look, RoleArn);
    const functions = new Set(String(DefinitionString).match(/arn:aws:lambda:[\w:-]+/g));
    return [...functions].map((resource) => ({
      why: `${machine.id} → ${resource}`,
      who,
      need: { action: 'lambda:InvokeFunction', resource, context: {} },
    }));
  });

const Schedule = z.looseObject({
  Arn: z.string(),
  RoleArn: z.string(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
});

const ofSchedules = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Scheduler::Schedule').flatMap((schedule) => {
    const { Arn, RoleArn, DeadLetterConfig } = Schedule.parse(namesOf(look.resolver, schedule).Target);
    const who = roleOf(look, RoleArn);
    const why = `${schedule.id} → ${Arn}`;
    return [
      { why, who, need: { action: 'lambda:InvokeFunction', resource: Arn, context: {} } },
      ...(DeadLetterConfig ? leftBy(look, who, DeadLetterConfig.Arn, `${schedule.id} gives up`) : []),
    ];
  });

const onEverything = (who: Principal, why: string, actions: readonly string[]): Edge[] =>
  actions.map((action) => ({ why, who, need: { action, resource: '*', context: {} } }));

const traces = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
/** Lambda developer guide, "Attaching Lambda functions to a VPC". */
const interfaces = [
  ...['ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets'].map((action) => ({ action, resource: '*' })),
  ...[
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ].map((action) => ({ action, resource: `arn:aws:ec2:${region}:${accountId}:network-interface/eni-1` })),
];

const joined = (who: Principal, id: string): Edge[] =>
  interfaces.map((need) => ({ why: `${id} joins the network`, who, need: { ...need, context: {} } }));

/** The simulator's data has no form for the ARN on which a stream is made (`…:log-stream:`): writing stands for both. */
const printed = (who: Principal, id: string, group: string): Edge => ({
  why: `${id} prints`,
  who,
  need: {
    action: 'logs:PutLogEvents',
    resource: `arn:aws:logs:${region}:${accountId}:log-group:${group}:log-stream:today`,
    context: {},
  },
});

const Deadly = z.object({ TargetArn: z.string() });

/** What Lambda does in a function's name beside running it. */
const ofRuntime = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Lambda::Function').flatMap((fn) => {
    const { Role, LoggingConfig, DeadLetterConfig, VpcConfig } = namesOf(look.resolver, fn);
    const who = roleOf(look, Role);
    const { LogGroup } = z.looseObject({ LogGroup: z.string() }).parse(LoggingConfig);
    const dead = Deadly.safeParse(DeadLetterConfig).data?.TargetArn;
    return [
      printed(who, fn.id, LogGroup),
      ...onEverything(who, `${fn.id} is traced`, traces),
      ...(dead === undefined ? [] : leftBy(look, who, dead, `${fn.id} gives up`)),
      ...(VpcConfig === undefined ? [] : joined(who, fn.id)),
    ];
  });

const Pool = z.looseObject({ LambdaConfig: z.record(z.string(), z.unknown()).optional() });

const ofPools = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Cognito::UserPool').flatMap((pool) => {
    const source = look.resolver.arnOf(pool.stack, pool.id);
    const { LambdaConfig = {} } = Pool.parse(namesOf(look.resolver, pool));
    return Object.values(LambdaConfig)
      .filter((to) => typeof to === 'string')
      .map((to) => invoked('cognito-idp', to, source, `${pool.id} → ${to}`));
  });

/** What is printed lies under a key that CloudWatch Logs itself must be let to. */
const ofLogs = (look: Look): Edge[] =>
  resourcesOf(look.resolver.assembly, 'AWS::Logs::LogGroup').flatMap(({ stack, id }) => {
    const group = look.resolver.arnOf(stack, id);
    const edge: Edge = {
      why: `${id} is kept`,
      who: { arn: `logs.${region}.amazonaws.com`, policies: [] },
      need: { action: '', resource: group, context: {} },
    };
    const context = { 'kms:EncryptionContext:aws:logs:arn': group.replace(/:\*$/, '') };
    return keyEdges(look, edge, toSend, context);
  });

const ofAlarms = (look: Look): Edge[] => {
  const alarms = resourcesOf(look.resolver.assembly, 'AWS::CloudWatch::Alarm');
  const topics = new Set(
    alarms.flatMap(({ stack, Properties }) =>
      z.array(z.string()).parse(look.resolver.resolve(stack, Properties.AlarmActions ?? [])),
    ),
  );
  return [...topics].flatMap((topic) => {
    const context = fromAccount(`arn:aws:cloudwatch:${region}:${accountId}:alarm:any`);
    const edge: Edge = {
      why: `alarms → ${topic}`,
      who: service('cloudwatch'),
      need: { action: 'sns:Publish', resource: topic, context },
    };
    return [edge, ...keyEdges(look, edge, toSend, { 'aws:SourceAccount': accountId })];
  });
};

/** Everything that AWS does by itself in a deployed shop. */
export const edgesOf = (resolver: Resolver, policies: Policies): Edge[] => {
  const look = { resolver, policies };
  return [ofRules, ofPollers, ofApi, ofWorkflows, ofSchedules, ofRuntime, ofPools, ofLogs, ofAlarms].flatMap(
    (of) => of(look),
  );
};
