import { CartTables } from '@loja/services/cart/infra';
import { CatalogTables } from '@loja/services/catalog/infra';
import { CustomersTables } from '@loja/services/customers/infra';
import { IdentityTables } from '@loja/services/identity/infra';
import { InventoryTables } from '@loja/services/inventory/infra';
import { LimitsTables } from '@loja/services/limits/infra';
import { MediaTables } from '@loja/services/media/infra';
import { NotificationsTables } from '@loja/services/notifications/infra';
import { OrderingTables } from '@loja/services/ordering/infra';
import { PaymentsTables } from '@loja/services/payments/infra';
import { PromotionsTables } from '@loja/services/promotions/infra';
import { ReconciliationTables } from '@loja/services/reconciliation/infra';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ShopKeys } from '../constructs/shop-keys.ts';
import type { ShopTable } from '../constructs/shop-table.ts';
import { output } from '../names.ts';
import { regions, type StageConfig } from '../stages.ts';

interface AtRestStackProps extends StackProps {
  readonly stage: StageConfig;
}

/**
 * What is at rest: keys, secrets and every context's tables, each declared by its context. They live apart from
 * the functions because contexts read one another's tables through `offers.ts`, and stacks may not form a circle.
 */
export class AtRestStack extends Stack {
  readonly keys: ShopKeys;
  readonly pspSecret: Secret;
  readonly originSecret: Secret;
  readonly customerKeySecret: Secret;
  readonly blindIndexSecret: Secret;
  readonly catalog: ShopTable;
  readonly inventory: ShopTable;
  readonly carts: ShopTable;
  readonly promotions: ShopTable;
  readonly orders: ShopTable;
  readonly payments: ShopTable;
  readonly notifications: ShopTable;
  readonly reconciliation: ShopTable;
  readonly media: ShopTable;
  readonly sessions: ShopTable;
  readonly limits: ShopTable;
  readonly customers: ShopTable;

  constructor(scope: Construct, id: string, { stage, ...props }: AtRestStackProps) {
    super(scope, id, props);
    this.keys = new ShopKeys(this, 'Keys', stage);
    const tables = { stage, key: this.keys.tables };
    this.catalog = new CatalogTables(this, tables).catalog;
    this.inventory = new InventoryTables(this, tables).inventory;
    this.carts = new CartTables(this, tables).carts;
    this.promotions = new PromotionsTables(this, tables).promotions;
    this.orders = new OrderingTables(this, tables).orders;
    this.payments = new PaymentsTables(this, tables).payments;
    this.notifications = new NotificationsTables(this, tables).notifications;
    this.reconciliation = new ReconciliationTables(this, tables).reconciliation;
    this.media = new MediaTables(this, tables).media;
    this.sessions = new IdentityTables(this, tables).sessions;
    this.limits = new LimitsTables(this, tables).limits;
    this.customers = new CustomersTables(this, tables).customers;
    this.pspSecret = this.#pspSecret(stage);
    this.originSecret = this.#originSecret(stage);
    this.customerKeySecret = this.#customerKeySecret(stage);
    this.blindIndexSecret = this.#blindIndexSecret(stage);
    output(this, 'PspSecretArn', this.pspSecret.secretArn);
    output(this, 'OriginSecretArn', this.originSecret.secretArn);
  }

  /** `{accessToken, webhookSecret}` of the payment provider; an operator fills it in after the first deploy. */
  #pspSecret(stage: StageConfig): Secret {
    return new Secret(this, 'PspSecret', {
      secretName: `loja/${stage.name}/psp`,
      encryptionKey: this.keys.secrets,
      removalPolicy: stage.removalPolicy,
    });
  }

  /** `{value}`: names customers to coupons without telling their CPF. Rotated, it forgets who used which. */
  #customerKeySecret(stage: StageConfig): Secret {
    return new Secret(this, 'CustomerKeySecret', {
      secretName: `loja/${stage.name}/customer-key`,
      encryptionKey: this.keys.secrets,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'value',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: stage.removalPolicy,
    });
  }

  /** `{value}`: finds people by e-mail, CPF or address without keeping them. Rotated, nothing of before is found. */
  #blindIndexSecret(stage: StageConfig): Secret {
    return new Secret(this, 'BlindIndexSecret', {
      secretName: `loja/${stage.name}/blind-index`,
      encryptionKey: this.keys.secrets,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'value',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: stage.removalPolicy,
    });
  }

  /** `{value}`: CloudFront shows it and the authorizer asks for it; the edge resolves its own region's replica. */
  #originSecret(stage: StageConfig): Secret {
    return new Secret(this, 'OriginSecret', {
      secretName: `loja/${stage.name}/origin`,
      encryptionKey: this.keys.secrets,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'value',
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: stage.removalPolicy,
      ...(stage.name === 'local' ? {} : { replicaRegions: [{ region: regions.edge }] }),
    });
  }
}
