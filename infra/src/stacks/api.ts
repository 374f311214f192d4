import { type Audience, accessOf } from '@loja/contracts/access.ts';
import { placeOrder } from '@loja/contracts/http/ordering.ts';
import { routes } from '@loja/contracts/http/routes.ts';
import type { Route } from '@loja/contracts/route.ts';
import { CfnApi, CfnAuthorizer, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ShopFunction } from '../constructs/shop-function.ts';
import type { Foundation } from '../foundation.ts';
import { output, pascal } from '../names.ts';
import type { Throttle } from '../stages.ts';
import type { IdentityStack } from './identity.ts';

const ORIGIN_SECRET = '$request.header.x-origin-secret';

type ServingContext = keyof typeof routes;

interface ApiStackProps extends StackProps {
  readonly foundation: Foundation;
  /** Which function answers the routes of each context that has any. */
  readonly serves: Readonly<Record<ServingContext, ShopFunction>>;
  readonly identity: IdentityStack;
}

interface Door {
  readonly name: string;
  readonly bundle: string;
  /** Callers who show none of these are refused before the function is asked. */
  readonly shows: readonly string[];
  readonly keptSeconds: number;
  readonly recordsAccess?: boolean;
}

/** The one door of the shop's API: every route of the contracts, and only for callers that CloudFront sent. */
export class ApiStack extends Stack {
  readonly api: CfnApi;
  readonly stageName = '$default';

  constructor(scope: Construct, id: string, { foundation, serves, identity, ...props }: ApiStackProps) {
    super(scope, id, props);
    this.api = new CfnApi(this, 'Api', {
      name: `loja-${foundation.stage.name}-api`,
      protocolType: 'HTTP',
      description: 'JSON API of the shop; reached through CloudFront only',
    });
    const fromEdge = this.#originAuthorizer(foundation);
    const staff = this.#staffAuthorizer(foundation, identity);
    const customers = this.#customerAuthorizer(foundation, identity);
    const doors: Record<Audience, CfnAuthorizer> = {
      public: fromEdge,
      provider: fromEdge,
      'guest-token': customers,
      visitor: customers,
      customer: customers,
      staff,
    };
    const doorOf = (audience: Audience) => doors[audience];
    const keys = contextsOf(serves).flatMap(([context, fn]) => this.#serve(context, fn, doorOf));
    // Whose pages may change something, which every function checks (`packages/platform/src/cross-site.ts`).
    for (const fn of new Set(Object.values(serves)))
      fn.setting('SHOP_ORIGIN', foundation.stage.shopUrl).setting(
        'BACK_OFFICE_ORIGIN',
        foundation.stage.backOfficeUrl,
      );
    this.#stage(foundation, keys);
    output(this, 'ApiId', this.api.ref);
    output(this, 'ApiUrl', this.api.attrApiEndpoint);
  }

  /** Its answer depends on the shown secret alone, so that API Gateway may keep it per value. */
  #originAuthorizer(foundation: Foundation): CfnAuthorizer {
    return this.#authorizer(foundation, 'FromCloudFront', {
      name: 'from-cloudfront',
      bundle: 'edge-origin-authorizer',
      shows: [ORIGIN_SECRET],
      keptSeconds: 300,
    }).authorizer;
  }

  /** Never kept: a session that is ended is ended at once. Who shows no cookie costs no read. */
  #customerAuthorizer(foundation: Foundation, { shoppers, shopperClient }: IdentityStack): CfnAuthorizer {
    const { fn, authorizer } = this.#authorizer(foundation, 'Customers', {
      name: 'customers',
      bundle: 'edge-customer-authorizer',
      recordsAccess: true,
      shows: [ORIGIN_SECRET],
      keptSeconds: 0,
    });
    fn.reads('SESSIONS_TABLE', foundation.atRest.sessions)
      .setting('SHOPPER_POOL_ID', shoppers.userPoolId)
      .setting('SHOPPER_CLIENT_ID', shopperClient.userPoolClientId);
    return authorizer;
  }

  /** Never kept: who is removed, disabled or moved to another group is so with the next request. */
  #staffAuthorizer(foundation: Foundation, { staff, staffClient }: IdentityStack): CfnAuthorizer {
    const { fn, authorizer } = this.#authorizer(foundation, 'Staff', {
      name: 'staff',
      bundle: 'edge-staff-authorizer',
      recordsAccess: true,
      shows: [ORIGIN_SECRET],
      keptSeconds: 0,
    });
    fn.reads('SESSIONS_TABLE', foundation.atRest.sessions)
      .looksUpPeople('STAFF_POOL_ID', staff)
      .setting('STAFF_CLIENT_ID', staffClient.userPoolClientId);
    return authorizer;
  }

  #authorizer(
    foundation: Foundation,
    id: string,
    { name, bundle, shows, keptSeconds, recordsAccess = false }: Door,
  ) {
    const fn = new ShopFunction(this, { foundation, bundle, memoryMb: 256, recordsAccess }).opens(
      'ORIGIN_SECRET_ARN',
      foundation.atRest.originSecret,
    );
    const authorizer = new CfnAuthorizer(this, id, {
      apiId: this.api.ref,
      name,
      authorizerType: 'REQUEST',
      authorizerUri: invocationUri(this, fn.fn.functionArn),
      authorizerPayloadFormatVersion: '2.0',
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: keptSeconds,
      identitySource: [...shows],
    });
    new CfnPermission(this, id === 'FromCloudFront' ? 'LetAuthorizerRun' : `Let${id}AuthorizerRun`, {
      action: 'lambda:InvokeFunction',
      functionName: fn.fn.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: this.#executeArn(`authorizers/${authorizer.ref}`),
    });
    return { fn, authorizer };
  }

  #serve(
    context: ServingContext,
    { fn }: ShopFunction,
    doorOf: (audience: Audience) => CfnAuthorizer,
  ): CfnRoute[] {
    const integration = new CfnIntegration(this, `${pascal(context)}Integration`, {
      apiId: this.api.ref,
      integrationType: 'AWS_PROXY',
      integrationUri: fn.functionArn,
      payloadFormatVersion: '2.0',
    });
    new CfnPermission(this, `Let${pascal(context)}Run`, {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: this.#executeArn('*/*/api/*'),
    });
    return routes[context].map(
      (route) =>
        new CfnRoute(this, routeId(route), {
          apiId: this.api.ref,
          routeKey: routeKey(route),
          target: `integrations/${integration.ref}`,
          authorizationType: 'CUSTOM',
          authorizerId: doorOf(accessOf(route).audience).ref,
        }),
    );
  }

  /** A route's own throttle is refused before the route exists, hence the dependencies. */
  #stage({ stage, atRest }: Foundation, served: readonly CfnRoute[]): void {
    const logs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/loja/${stage.name}/api-access`,
      retention: stage.logRetentionDays,
      encryptionKey: atRest.keys.logs,
      removalPolicy: stage.removalPolicy,
    });
    const apiStage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: this.stageName,
      autoDeploy: true,
      accessLogSettings: { destinationArn: logs.logGroupArn, format: JSON.stringify(accessLog) },
      defaultRouteSettings: { ...throttled(stage.throttle), detailedMetricsEnabled: true },
      routeSettings: { [routeKey(placeOrder)]: pascalKeys(throttled(stage.orderThrottle)) },
    });
    for (const route of served) apiStage.addResourceDependency(route);
  }

  #executeArn(resourceName: string): string {
    return this.formatArn({ service: 'execute-api', resource: this.api.ref, resourceName });
  }
}

/** Neither path nor address: an order's id or a caller's IP has no business in this log. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  responseLength: '$context.responseLength',
  error: '$context.error.messageString',
  authorizerError: '$context.authorizer.error',
};

const routeKey = ({ method, path }: Route): string => `${method} /api${path}`;

const routeId = ({ method, path }: Route): string =>
  pascal(`${method.toLowerCase()}${path.replace(/\W+/g, '-')}`);

const throttled = ({ burst, perSecond }: Throttle) => ({
  throttlingBurstLimit: burst,
  throttlingRateLimit: perSecond,
});

/** `routeSettings` is free-form JSON to CDK, which therefore does not rename its keys. */
const pascalKeys = (settings: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [pascal(key), value]));

const invocationUri = ({ partition, region }: Stack, functionArn: string): string =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

const contextsOf = (serves: ApiStackProps['serves']): [ServingContext, ShopFunction][] =>
  (Object.keys(routes) as ServingContext[]).map((context) => [context, serves[context]]);
