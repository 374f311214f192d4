import type { PaymentMethod } from '@loja/contracts/http/payments.ts';
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
  readonly backOfficeUrl: string;
  readonly emailFrom: string;
  readonly alarmEmail?: string;
  /** Who collects: Mercado Pago (its simulator on the laptop), or a bank by the Central Bank's API Pix (ADR 19). */
  readonly pspAdapter: PspAdapter;
  readonly pspBaseUrl: string;
  /** Of the shop's ways to pay those that the provider takes: no page offers another. */
  readonly paymentMethods: readonly PaymentMethod[];
  readonly cardFields: CardFields;
  /** Who makes the codes by which goods come back: staff, who order them at the carrier, or the laptop's sample. */
  readonly reversePostage: 'by-hand' | 'sample';
  readonly cacheUrl?: string;
  readonly cepLookupUrls?: string;
  readonly pixExpirySeconds: number;
  /** How often open payments are read again at the provider, and how old they must be. */
  readonly sweepEverySeconds: number;
  readonly sweepOlderThanSeconds: number;
  /** How long a comparison waits before it looks a second time at what did not agree. */
  readonly secondLookSeconds: number;
  readonly throttle: Throttle;
  readonly orderThrottle: Throttle;
  readonly firewall: FirewallLimits;
  /** By how much the limits of addresses and of the whole shop are widened (`services/src/limits`). */
  readonly sharedLimitFactor: number;
  /** Unpaid orders that one person and one address may have at a time; zero does not count them. */
  readonly openOrders: { readonly perPerson: number; readonly perAddress: number };
  /** Folder of the bundled functions, from the root. */
  readonly bundles: string;
  /** For template tests: functions without their code. */
  readonly stubFunctions: boolean;
}

const pspAdapters = ['mercadopago', 'bacen-pix'] as const;
type PspAdapter = (typeof pspAdapters)[number];

/** What each takes (`services/src/payments/ports.ts`, `methods`). */
const takenBy: Readonly<Record<PspAdapter, readonly PaymentMethod[]>> = {
  mercadopago: ['pix', 'card', 'boleto'],
  'bacen-pix': ['pix'],
};

/** What a page needs from the provider to ask for a card, and from where; nothing is asked without a public key. */
export interface CardFields {
  readonly script: string;
  readonly publicKey?: string;
  /** Origins of its script, of its frames (fields, the issuer's question) and of what its script asks. */
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly asks: readonly string[];
}

/** Per address. */
export interface FirewallLimits {
  readonly requestsPerFiveMinutes: number;
  readonly ordersPerFiveMinutes: number;
  readonly signInsPerFiveMinutes: number;
  readonly maxBodyBytes: number;
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

/** The largest honest body is an order or a product's text, some 4 kB; the managed rules take no more than this either. */
const maxBodyBytes = 8192;

/** A page is some twenty requests, and a mobile carrier puts hundreds of shoppers behind one address. */
const inTheOpen: FirewallLimits = {
  requestsPerFiveMinutes: 10_000,
  ordersPerFiveMinutes: 100,
  signInsPerFiveMinutes: 100,
  maxBodyBytes,
};

/** The provider's browser library, the frames of its fields and of 3-D Secure, its API for tokens and brands. */
const mercadoPagoFields: CardFields = {
  script: 'https://sdk.mercadopago.com/js/v2',
  scripts: ['https://sdk.mercadopago.com'],
  frames: ['https://secure-fields.mercadopago.com', 'https://www.mercadopago.com.br'],
  // The library fetches what its frames need before it makes them: `frame-src` alone leaves the form empty.
  asks: [
    'https://api.mercadopago.com',
    'https://api-static.mercadopago.com',
    'https://secure-fields.mercadopago.com',
  ],
};

/** The simulator is all of it at one address. */
const simulatedFields = (pspBaseUrl: string): CardFields => {
  const { origin } = new URL(pspBaseUrl);
  const publicKey = 'TEST-00000000-0000-4000-8000-000000000000';
  return { script: `${origin}/js/v2`, publicKey, scripts: [origin], frames: [origin], asks: [origin] };
};

/** A notification comes within seconds; two minutes without one is late. Paid without any: within seven minutes. */
const inMinutes = { sweepEverySeconds: 300, sweepOlderThanSeconds: 120, secondLookSeconds: 60 };

const domain = new URL(shop.url).hostname.replace(/^www\./, '');

type StageDefaults = Omit<
  StageConfig,
  'name' | 'bundles' | 'stubFunctions' | 'cardFields' | 'paymentMethods'
>;

const stages: Readonly<Record<StageName, StageDefaults>> = {
  local: {
    keepsData: false,
    removalPolicy: RemovalPolicy.DESTROY,
    managedCache: false,
    eventArchive: false,
    firewallLog: false,
    edgeRegion: regions.shop,
    logRetentionDays: 7,
    shopUrl: 'http://127.0.0.1:8080',
    backOfficeUrl: 'http://127.0.0.1:8081',
    emailFrom: `pedidos@${domain}`,
    pspAdapter: 'mercadopago',
    pspBaseUrl: 'http://127.0.0.1:8090',
    reversePostage: 'sample',
    pixExpirySeconds: shop.pixMinutes * 60,
    sweepEverySeconds: 10,
    sweepOlderThanSeconds: 10,
    secondLookSeconds: 3,
    throttle: { burst: 500, perSecond: 500 },
    orderThrottle: { burst: 100, perSecond: 100 },
    // Every test and browser of a laptop has one address.
    firewall: {
      requestsPerFiveMinutes: 50_000,
      ordersPerFiveMinutes: 5_000,
      signInsPerFiveMinutes: 5_000,
      maxBodyBytes,
    },
    sharedLimitFactor: 1000,
    // Shoppers of the tests share one mailbox, and two hundred of them buy at once.
    openOrders: { perPerson: 0, perAddress: 0 },
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
    backOfficeUrl: `https://equipe.dev.${domain}`,
    emailFrom: `pedidos@dev.${domain}`,
    pspAdapter: 'mercadopago',
    pspBaseUrl: 'https://api.mercadopago.com',
    reversePostage: 'by-hand',
    cepLookupUrls,
    pixExpirySeconds: shop.pixMinutes * 60,
    ...inMinutes,
    throttle: { burst: 100, perSecond: 50 },
    orderThrottle: { burst: 20, perSecond: 10 },
    firewall: inTheOpen,
    sharedLimitFactor: 1,
    openOrders: { perPerson: 4, perAddress: 40 },
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
    backOfficeUrl: `https://equipe.${domain}`,
    emailFrom: `pedidos@${domain}`,
    pspAdapter: 'mercadopago',
    pspBaseUrl: 'https://api.mercadopago.com',
    reversePostage: 'by-hand',
    cepLookupUrls,
    pixExpirySeconds: shop.pixMinutes * 60,
    ...inMinutes,
    throttle: { burst: 2000, perSecond: 1000 },
    orderThrottle: { burst: 200, perSecond: 100 },
    firewall: inTheOpen,
    sharedLimitFactor: 1,
    openOrders: { perPerson: 4, perAddress: 40 },
  },
};

/** Reads `-c stage=` and the few settings that a caller may override (`-c shopUrl=`, `-c pixExpirySeconds=` …). */
export function stageFrom(node: Node): StageConfig {
  const name = text(node, 'stage') ?? 'local';
  if (!isStageName(name)) throw new Error(`Unknown stage "${name}": use -c stage=local, dev or prod`);
  const defaults = stages[name];
  const pspAdapter = adapterFrom(node) ?? defaults.pspAdapter;
  return {
    ...defaults,
    name,
    shopUrl: text(node, 'shopUrl') ?? defaults.shopUrl,
    backOfficeUrl: text(node, 'backOfficeUrl') ?? defaults.backOfficeUrl,
    emailFrom: text(node, 'emailFrom') ?? defaults.emailFrom,
    pspAdapter,
    paymentMethods: shop.paymentMethods.filter((method) => takenBy[pspAdapter].includes(method)),
    pspBaseUrl: text(node, 'pspBaseUrl') ?? defaults.pspBaseUrl,
    cardFields: cardFieldsFrom(node, name, defaults),
    alarmEmail: text(node, 'alarmEmail') ?? defaults.alarmEmail,
    cacheUrl: text(node, 'cacheUrl') ?? defaults.cacheUrl,
    cepLookupUrls: text(node, 'cepLookupUrls') ?? defaults.cepLookupUrls,
    ...timesFrom(node, defaults),
    firewall: limitsFrom(node, defaults.firewall),
    ...countedFrom(node, defaults),
    bundles: text(node, 'bundles') ?? 'dist/functions',
    stubFunctions: text(node, 'stubFunctions') === 'true',
  };
}

const timesFrom = (node: Node, defaults: Times): Times => {
  const seconds = (key: keyof Times): number => Number(text(node, key) ?? defaults[key]);
  return {
    pixExpirySeconds: seconds('pixExpirySeconds'),
    sweepEverySeconds: seconds('sweepEverySeconds'),
    sweepOlderThanSeconds: seconds('sweepOlderThanSeconds'),
  };
};
type Times = Pick<StageConfig, 'pixExpirySeconds' | 'sweepEverySeconds' | 'sweepOlderThanSeconds'>;

const cardFieldsFrom = (node: Node, name: StageName, { pspBaseUrl }: StageDefaults): CardFields => {
  if (name === 'local') return simulatedFields(text(node, 'pspBaseUrl') ?? pspBaseUrl);
  const publicKey = text(node, 'pspPublicKey');
  return { ...mercadoPagoFields, ...(publicKey === undefined ? {} : { publicKey }) };
};

const adapterFrom = (node: Node): PspAdapter | undefined => {
  const asked = text(node, 'pspAdapter');
  const adapter = pspAdapters.find((name) => name === asked);
  if (asked !== undefined && !adapter) throw new Error(`Unknown pspAdapter "${asked}"`);
  return adapter;
};

const countedFrom = (node: Node, defaults: Counted): Counted => ({
  sharedLimitFactor: Number(text(node, 'sharedLimitFactor') ?? defaults.sharedLimitFactor),
  openOrders: {
    perPerson: Number(text(node, 'openOrdersPerPerson') ?? defaults.openOrders.perPerson),
    perAddress: Number(text(node, 'openOrdersPerAddress') ?? defaults.openOrders.perAddress),
  },
});
type Counted = Pick<StageConfig, 'sharedLimitFactor' | 'openOrders'>;

const limitsFrom = (node: Node, defaults: FirewallLimits): FirewallLimits => {
  const limit = (key: keyof FirewallLimits): number => Number(text(node, key) ?? defaults[key]);
  return {
    requestsPerFiveMinutes: limit('requestsPerFiveMinutes'),
    ordersPerFiveMinutes: limit('ordersPerFiveMinutes'),
    signInsPerFiveMinutes: limit('signInsPerFiveMinutes'),
    maxBodyBytes: limit('maxBodyBytes'),
  };
};

const text = (node: Node, key: string): string | undefined => {
  const value: unknown = node.tryGetContext(key);
  return value === undefined || value === '' ? undefined : String(value);
};

const isStageName = (name: string): name is StageName => name in stages;
