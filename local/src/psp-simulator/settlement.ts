import { decimalString } from '@loja/kernel/money.ts';
import type { Hono } from 'hono';
import type { apiCalls } from './api-call.ts';
import { type Charge, paidCents } from './charge.ts';
import { feeCents } from './fees.ts';
import type { Provider } from './provider.ts';
import { failure, refusal } from './wire-error.ts';
import { parseJson } from './wire-request.ts';

export type SettlementRow = {
  readonly at: number;
  readonly type: 'SETTLEMENT' | 'REFUND' | 'CHARGEBACK' | 'CHARGEBACK_CANCEL';
  readonly charge: Charge;
  readonly sourceId: string;
  readonly amountCents: number;
  readonly feeCents: number;
};

const COLUMNS = [
  'EXTERNAL_REFERENCE',
  'ORDER_ID',
  'SOURCE_ID',
  'PAYMENT_METHOD',
  'TRANSACTION_TYPE',
  'TRANSACTION_AMOUNT',
  'TRANSACTION_CURRENCY',
  'TRANSACTION_DATE',
  'FEE_AMOUNT',
  'SETTLEMENT_NET_AMOUNT',
] as const;

/** Every movement of the account that a charge caused. */
function movements(charge: Charge): SettlementRow[] {
  const rows: SettlementRow[] = [];
  const paidAt = charge.paidAt;
  if (paidAt !== undefined)
    rows.push({
      at: paidAt,
      type: 'SETTLEMENT',
      charge,
      sourceId: charge.paymentId,
      amountCents: paidCents(charge),
      feeCents: -feeCents(charge),
    });
  for (const refund of charge.refunds)
    rows.push({
      at: refund.at ?? charge.updatedAt,
      type: 'REFUND',
      charge,
      sourceId: refund.id,
      amountCents: -refund.amountCents,
      feeCents: 0,
    });
  const { chargeback } = charge;
  if (chargeback) {
    const amountCents = paidCents(charge) - charge.refunds.reduce((sum, made) => sum + made.amountCents, 0);
    const row = { charge, sourceId: chargeback.id, feeCents: 0 };
    rows.push({ ...row, at: chargeback.openedAt, type: 'CHARGEBACK', amountCents: -amountCents });
    if (chargeback.status === 'reimbursed')
      rows.push({ ...row, at: charge.updatedAt, type: 'CHARGEBACK_CANCEL', amountCents });
  }
  return rows;
}

/** Movements of the account at or after `from` and before `to`, the oldest first. */
export const settlementOf = (provider: Provider, from: number, to: number): SettlementRow[] =>
  provider
    .list()
    .flatMap(movements)
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);

export function settlementCsv(rows: readonly SettlementRow[]): string {
  const lines = rows.map(({ at, type, charge, sourceId, amountCents, feeCents: fee }) =>
    [
      charge.externalReference,
      charge.id,
      sourceId,
      charge.card?.brand ?? charge.method,
      type,
      decimalString(amountCents),
      'BRL',
      new Date(at).toISOString(),
      decimalString(fee),
      decimalString(amountCents + fee),
    ].join(','),
  );
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

const FILE = /^settlement-(\d{1,15})-(\d{1,15})\.csv$/;

function periodOf(body: string): { from: number; to: number } | undefined {
  const json = parseJson(body);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined;
  const { begin_date, end_date } = { begin_date: '', end_date: '', ...json.value };
  const [from, to] = [Date.parse(String(begin_date)), Date.parse(String(end_date))];
  return Number.isNaN(from) || Number.isNaN(to) || to < from ? undefined : { from, to };
}

/** `POST /v1/account/settlement_report` names a file, `GET …/{file}` is its CSV; a file is made when it is read. */
export function settlementReports(app: Hono, provider: Provider, serve: ReturnType<typeof apiCalls>): void {
  app.post(
    '/account/settlement_report',
    serve('POST /v1/account/settlement_report', ({ body }) => {
      const period = periodOf(body);
      if (!period)
        return refusal(failure('invalid_parameter', 'begin_date and end_date are RFC 3339.').error);
      const file_name = `settlement-${period.from}-${period.to}.csv`;
      return { status: 202, body: { id: 1, file_name, status: 'processed', format: 'CSV' } };
    }),
  );
  app.get('/account/settlement_report/:file', async (context) => {
    const [, from, to] = FILE.exec(context.req.param('file')) ?? [];
    const report = serve('GET /v1/account/settlement_report/{file}', () =>
      from && to
        ? { status: 200, body: settlementCsv(settlementOf(provider, Number(from), Number(to))) }
        : refusal(failure('order_not_found', 'No such report.').error),
    );
    const response = await report(context);
    if (!response.ok) return response;
    return new Response(await response.json(), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
  });
}
