import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Node } from 'constructs';
import { shop } from '../../shop.config.ts';

export type StageName = 'local' | 'dev' | 'prod';

export interface StageConfig {
  readonly name: StageName;
  /** What can be lost: local data goes with its stack, a customer's order never does. */
  readonly keepsData: boolean;
  readonly removalPolicy: RemovalPolicy;
  /** The managed cache, the event archive and the firewall's log; the local AWS hosts none of them. */
  readonly managedCache: boolean;
  readonly eventArchive: boolean;
  readonly firewallLog: boolean;
  /** Where the edge stack stands: the local AWS follows references between stacks within one region only. */
  readonly edgeRegion: (typeof regions)[keyof typeof regions];
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
  readonly firewall: { readonly requestsPerFiveMinutes: number; readonly ordersPerFiveMinutes: number };
  /** Folder of the bundled functions, from the root. */
  readonly bundles: string;
  /** For template tests: functions without their code. */
  readonly stubFunctions: boolean;
}

export interface Throttle {
  readonly burst: number;
  readonly perSecond: number;
}

/** The shop's region, and the one where CloudFront's firewall and certificates live, whatever the shop's. */
export const regions = { shop: 'sa-east-1', edge: 'us-east-1' } as const;

export const functionTimeout = Duration.seconds(20);

/** Asked together; the first that knows a CEP wins (`services/src/shipping/README.md`). */
const cepLookupUrls = 'https://viacep.com.br/ws/{cep}/json/,https://brasilapi.com.br/api/cep/v2/{cep}';

const domain = new URL(shop.url).hostname.replace(/^www\./, '');

const stages: Readonly<Record<StageName, Omit<StageConfig, 'name' | 'bundles' | 'stubFunctions'>>> = {
  local: {
    keepsData: false,
    removalPolicy: RemovalPolicy.DESTROY,
    managedCache: false,
    eventArchive: false,
    firewallLog: false,
    edgeRegion: regions.shop,
    logRetentionDays: 7,
    shopUrl: 'http://127.0.0.1:8080',
    emailFrom: `pedidos@${domain}`,
    pspBaseUrl: 'http://127.0.0.1:8090',
    pixExpirySeconds: shop.pixMinutes * 60,
    throttle: { burst: 500, perSecond: 500 },
    orderThrottle: { burst: 100, perSecond: 100 },
    // Every test and browser of a laptop has one address.
    firewall: { requestsPerFiveMinutes: 50_000, ordersPerFiveMinutes: 5_000 },
  },
  dev: {
    keepsData: false,
    removalPolicy: RemovalPolicy.DESTROY,
    managedCache: true,
    eventArchive: true,
    firewallLog: true,
    edgeRegion: regions.edge,
    logRetentionDays: 30,
    shopUrl: `https://dev.${domain}`,
    emailFrom: `pedidos@dev.${domain}`,
    pspBaseUrl: 'https://api.mercadopago.com',
    cepLookupUrls,
    pixExpirySeconds: shop.pixMinutes * 60,
    throttle: { burst: 100, perSecond: 50 },
    orderThrottle: { burst: 20, perSecond: 10 },
    firewall: { requestsPerFiveMinutes: 2_000, ordersPerFiveMinutes: 100 },
  },
  prod: {
    keepsData: true,
    removalPolicy: RemovalPolicy.RETAIN,
    managedCache: true,
    eventArchive: true,
    firewallLog: true,
    edgeRegion: regions.edge,
    logRetentionDays: 365,
    shopUrl: shop.url,
    emailFrom: `pedidos@${domain}`,
    pspBaseUrl: 'https://api.mercadopago.com',
    cepLookupUrls,
    pixExpirySeconds: shop.pixMinutes * 60,
    throttle: { burst: 2000, perSecond: 1000 },
    orderThrottle: { burst: 200, perSecond: 100 },
    firewall: { requestsPerFiveMinutes: 2_000, ordersPerFiveMinutes: 100 },
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
    firewall: {
      requestsPerFiveMinutes: Number(
        text(node, 'requestsPerFiveMinutes') ?? defaults.firewall.requestsPerFiveMinutes,
      ),
      ordersPerFiveMinutes: Number(
        text(node, 'ordersPerFiveMinutes') ?? defaults.firewall.ordersPerFiveMinutes,
      ),
    },
    bundles: text(node, 'bundles') ?? 'dist/functions',
    stubFunctions: text(node, 'stubFunctions') === 'true',
  };
}

const text = (node: Node, key: string): string | undefined => {
  const value: unknown = node.tryGetContext(key);
  return value === undefined || value === '' ? undefined : String(value);
};

const isStageName = (name: string): name is StageName => name in stages;
