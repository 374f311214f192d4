import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { type Duration, Names, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { pascal } from '../names.ts';
import { functionTimeout, type StageConfig } from '../stages.ts';
import { alarmOnErrors, alarmOnQueueAge } from './alarmed.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import * as permit from './permissions.ts';
import { requireKeyUser, roleNameOf } from './person-keys.ts';
import type { ShopQueue } from './shop-queue.ts';
import type { ShopTable } from './shop-table.ts';
import { rightsOf } from './table-rights.ts';

export interface ShopFunctionProps {
  readonly foundation: Foundation;
  /** `<context>-<entrypoint>`: the bundle's folder under `dist/functions` and the function's name. */
  readonly bundle: string;
  readonly memoryMb?: number;
  /** Longer than a shopper would wait; its queue must know it too. */
  readonly timeout?: Duration;
  /** Invoked by an event source that does not wait: what it gives up goes to a dead-letter queue. */
  readonly asynchronous?: boolean;
  /** What it writes is the access record of the law: under a key of its own, longer than any other log. */
  readonly recordsAccess?: boolean;
  /** Runs beside the cache, where the stage has one. */
  readonly besideCache?: boolean;
}

/**
 * A function as the shop runs every one of them. Each method names a thing in the environment and permits
 * exactly its use, so that a function can neither know what it may not touch nor touch what it does not know.
 */
export class ShopFunction extends Construct {
  readonly fn: LambdaFunction;
  readonly name: string;
  readonly #foundation: Foundation;

  constructor(scope: Construct, props: ShopFunctionProps) {
    super(scope, pascal(props.bundle));
    const { foundation, bundle } = props;
    const { stage } = foundation;
    this.#foundation = foundation;
    this.name = bundle;
    const functionName = `loja-${stage.name}-${bundle}`;
    const role = new Role(this, 'Role', {
      roleName: roleNameOf(stage, bundle),
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/loja/${stage.name}/${bundle}`,
      // Six months by law; of the terms that CloudWatch knows, 180 days fall short of some.
      retention: props.recordsAccess ? RetentionDays.ONE_YEAR : stage.logRetentionDays,
      encryptionKey: props.recordsAccess ? foundation.atRest.keys.access : foundation.atRest.keys.logs,
      removalPolicy: stage.removalPolicy,
    });
    this.fn = new LambdaFunction(this, 'Function', {
      functionName,
      role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: bundleOf(bundle, stage),
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout ?? functionTimeout,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      environment: { POWERTOOLS_SERVICE_NAME: bundle },
      ...(props.asynchronous ? { deadLetterQueue: this.#deadLetters() } : {}),
      ...(props.besideCache && foundation.network ? foundation.network.placement : {}),
    });
    this.permit(permit.writeLogs(logGroup));
    if (this.fn.deadLetterQueue) this.permit(permit.encryptMessages(this.fn.deadLetterQueue));
    if (props.besideCache && foundation.network) this.permit(permit.joinNetwork());
    alarmOnErrors(this, foundation, { fn: this.fn, name: bundle });
  }

  /** Reads as far as its journeys do (`table-rights.json`); a function that is in no run yet, everything. */
  reads(setting: string, table: ShopTable): this {
    return this.#uses(setting, table, 'reads');
  }

  writes(setting: string, table: ShopTable): this {
    return this.#uses(setting, table, 'writes');
  }

  #uses(setting: string, table: ShopTable, way: 'reads' | 'writes'): this {
    const rights = rightsOf({ bundle: this.name, table: table.tableWord, way, indexes: table.indexes });
    return this.#names(
      setting,
      table.tableName,
      ...permit.useTable(table, rights),
      permit.useTableKey(table, way),
    );
  }

  removesFrom(table: ShopTable): this {
    return this.permit(permit.removeFromTable(table));
  }

  /** Its transactions pass only while a row of the table is as they say. */
  checks(table: ShopTable): this {
    return this.permit(permit.checkTable(table));
  }

  sends(setting: string, { queue }: ShopQueue): this {
    return this.#names(setting, queue.queueUrl, permit.sendMessages(queue), permit.encryptMessages(queue));
  }

  /** Work for a person, beside what the queue itself gives up. */
  givesUpTo(setting: string, { deadLetters: { queue } }: ShopQueue): this {
    return this.#names(setting, queue.queueUrl, permit.sendMessages(queue), permit.encryptMessages(queue));
  }

  publishes(setting: string, bus: IEventBus): this {
    return this.#names(setting, bus.eventBusName, permit.putEvents(bus));
  }

  opens(setting: string, secret: ISecret): this {
    return this.#names(setting, secret.secretArn, permit.readSecret(secret), permit.decryptSecret(secret));
  }

  /** Writes sealed fields of one class into one table; reading what another function sealed takes `unseals` too. */
  seals(setting: string, key: IKey, data: permit.SealedData): this {
    requireKeyUser(data.class, 'seals', this.name);
    return this.#names(setting, key.keyArn, permit.makeDataKey(key, data));
  }

  unseals(setting: string, key: IKey, data: permit.SealedData): this {
    requireKeyUser(data.class, 'opens', this.name);
    return this.#names(setting, key.keyArn, permit.openDataKey(key, data));
  }

  seesPeople(setting: string, pool: IUserPool): this {
    return this.#names(setting, pool.userPoolId, permit.seePeople(pool));
  }

  findsPeople(setting: string, pool: IUserPool): this {
    return this.#names(setting, pool.userPoolId, permit.findPeople(pool));
  }

  looksUpPeople(setting: string, pool: IUserPool): this {
    return this.#names(setting, pool.userPoolId, permit.lookUpPeople(pool));
  }

  removesPeople(setting: string, pool: IUserPool): this {
    return this.#names(setting, pool.userPoolId, permit.removePeople(pool));
  }

  sweepsPeople(setting: string, pool: IUserPool): this {
    return this.#names(setting, pool.userPoolId, permit.sweepPeople(pool));
  }

  invalidates(setting: string, distribution: IDistribution): this {
    return this.#names(setting, distribution.distributionId, permit.invalidate(distribution));
  }

  starts(setting: string, workflowArn: string): this {
    return this.#names(setting, workflowArn, permit.startWorkflow(workflowArn));
  }

  answersWorkflow(): this {
    return this.permit(permit.answerWorkflow());
  }

  sendsEmail(setting: string, from: string): this {
    return this.#names(setting, from, permit.sendEmail(Stack.of(this), from));
  }

  setting(name: string, value: string | undefined): this {
    if (value !== undefined) this.fn.addEnvironment(name, value);
    return this;
  }

  /** Handled in small batches; a message that fails is tried again alone, never with its neighbours. */
  consumes({ queue }: ShopQueue, { batchSize = 10 } = {}): this {
    this.permit(...permit.pollQueue(queue));
    this.fn.addEventSourceMapping(`SqsEventSource:${Names.nodeUniqueId(queue.node)}`, {
      eventSourceArn: queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      maxConcurrency: 10,
    });
    alarmOnQueueAge(this, this.#foundation, { queue, name: this.name, seconds: 300 });
    return this;
  }

  permit(...statements: readonly PolicyStatement[]): this {
    for (const statement of statements) this.fn.addToRolePolicy(statement);
    return this;
  }

  #names(setting: string, value: string, ...statements: readonly PolicyStatement[]): this {
    this.fn.addEnvironment(setting, value);
    return this.permit(...statements);
  }

  #deadLetters() {
    return new DeadLetterQueue(this, 'DeadLetters', { foundation: this.#foundation, name: this.name }).queue;
  }
}

const root = new URL('../../../', import.meta.url);

function bundleOf(bundle: string, stage: StageConfig): Code {
  if (stage.stubFunctions) return Code.fromInline('exports.handler = async () => ({});');
  const folder = fileURLToPath(new URL(`${stage.bundles}/${bundle}`, root));
  if (!existsSync(folder))
    throw new Error(`No bundle of ${bundle} in ${stage.bundles}: run "npm run bundle" first`);
  return Code.fromAsset(folder);
}
