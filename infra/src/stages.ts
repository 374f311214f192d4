import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Node } from 'constructs';

export type StageName = 'local' | 'dev' | 'prod';

export interface StageConfig {
  readonly name: StageName;
  /** Absent where the templates must be deployable anywhere (local). */
  readonly region?: string;
  readonly edgeRegion?: string;
  /** What can be lost: local data goes with its stack, a customer's order never does. */
  readonly keepsData: boolean;
  readonly removalPolicy: RemovalPolicy;
  /** The managed cache and event archive; the local AWS hosts neither. */
  readonly managedCache: boolean;
  readonly eventArchive: boolean;
  readonly logRetentionDays: 7 | 30 | 365;
  readonly shopUrl: string;
  readonly emailFrom: string;
  readonly alarmEmail?: string;
  readonly pspBaseUrl: string;
  readonly cacheUrl?: string;
  readonly cepLookupUrls?: string;
  readonly pixExpirySeconds: number;
  readonly throttle: Throttle;
  readonly orderThrottle: Throttle;
  readonly stubFunctions: boolean;
}

export interface Throttle {
  readonly burst: number;
  readonly perSecond: number;
}

/** A Pix paid in its last second is still notified: the workflow outlives the code by this long. */
export const pixGraceSeconds = 120;

/** What the PSP simulator and the local payment functions share; no other stage has a secret in its template. */
export const localPspSecret = {
  accessToken: 'APP_USR-local',
  webhookSecret: 'local-webhook-secret',
} as const;

export const functionTimeout = Duration.seconds(20);

const stages: Readonly<Record<StageName, Omit<StageConfig, 'name' | 'stubFunctions'>>> = {
  local: {
    keepsData: false,
    removalPolicy: RemovalPolicy.DESTROY,
    managedCache: false,
    eventArchive: false,
    logRetentionDays: 7,
    shopUrl: 'http://127.0.0.1:8080',
    emailFrom: 'pedidos@serradoquartzo.example',
    pspBaseUrl: 'http://127.0.0.1:8090',
    pixExpirySeconds: 1800,
    throttle: { burst: 500, perSecond: 500 },
    orderThrottle: { burst: 100, perSecond: 100 },
  },
  dev: {
    region: 'sa-east-1',
    edgeRegion: 'us-east-1',
    keepsData: false,
    removalPolicy: RemovalPolicy.DESTROY,
    managedCache: true,
    eventArchive: true,
    logRetentionDays: 30,
    shopUrl: 'https://dev.serradoquartzo.example',
    emailFrom: 'pedidos@dev.serradoquartzo.example',
    pspBaseUrl: 'https://api.mercadopago.com',
    pixExpirySeconds: 1800,
    throttle: { burst: 100, perSecond: 50 },
    orderThrottle: { burst: 20, perSecond: 10 },
  },
  prod: {
    region: 'sa-east-1',
    edgeRegion: 'us-east-1',
    keepsData: true,
    removalPolicy: RemovalPolicy.RETAIN,
    managedCache: true,
    eventArchive: true,
    logRetentionDays: 365,
    shopUrl: 'https://www.serradoquartzo.example',
    emailFrom: 'pedidos@serradoquartzo.example',
    pspBaseUrl: 'https://api.mercadopago.com',
    pixExpirySeconds: 1800,
    throttle: { burst: 2000, perSecond: 1000 },
    orderThrottle: { burst: 200, perSecond: 100 },
  },
};

/** Reads `-c stage=` and the few settings that a caller may override (`-c shopUrl=`, `-c pixExpirySeconds=` …). */
export function stageFrom(node: Node): StageConfig {
  const name = text(node, 'stage') ?? 'local';
  if (!isStageName(name)) throw new Error(`Unknown stage "${name}": use -c stage=local, dev or prod`);
  const defaults = stages[name];
  return {
    ...defaults,
    name,
    shopUrl: text(node, 'shopUrl') ?? defaults.shopUrl,
    emailFrom: text(node, 'emailFrom') ?? defaults.emailFrom,
    pspBaseUrl: text(node, 'pspBaseUrl') ?? defaults.pspBaseUrl,
    alarmEmail: text(node, 'alarmEmail') ?? defaults.alarmEmail,
    cacheUrl: text(node, 'cacheUrl') ?? defaults.cacheUrl,
    cepLookupUrls: text(node, 'cepLookupUrls') ?? defaults.cepLookupUrls,
    pixExpirySeconds: Number(text(node, 'pixExpirySeconds') ?? defaults.pixExpirySeconds),
    stubFunctions: text(node, 'stubFunctions') === 'true',
  };
}

const text = (node: Node, key: string): string | undefined => {
  const value: unknown = node.tryGetContext(key);
  return value === undefined || value === '' ? undefined : String(value);
};

const isStageName = (name: string): name is StageName => name in stages;
