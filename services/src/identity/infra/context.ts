import { ShopTable, type TablesProps } from '@loja/infra/constructs/shop-table.ts';
import { Construct } from 'constructs';

/** Who is signed in where, shoppers and staff; its outbox tells of sign-ins. */
export class IdentityTables extends Construct {
  readonly sessions: ShopTable;

  constructor(scope: Construct, props: TablesProps) {
    super(scope, 'Identity');
    this.sessions = new ShopTable(this, 'Table', { ...props, name: 'sessions', stream: 'after' });
  }
}
