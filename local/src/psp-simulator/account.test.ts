import { beforeEach, describe, expect, it } from 'vitest';
import { orderOf, PspUnderTest, pixOrder, refusalOf } from './psp-under-test.ts';
import type { WireOrder } from './wire-order.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

describe('a chargeback', () => {
  const paid = async () => {
    const { id } = await orderOf(shop.charged());
    return id;
  };

  it('is opened by the issuer, closed for the shopper or the shop, and told each time', async () => {
    const [lost, won] = [await paid(), (await orderOf(shop.charged('APRO', 'key-2'))).id];
    for (const id of [lost, won])
      expect(await orderOf(shop.control(`/orders/${id}/chargeback`))).toMatchObject({
        status: 'charged_back',
        status_detail: 'in_process',
        transactions: { chargebacks: [{ status: 'in_process' }] },
      });
    await shop.control(`/orders/${lost}/chargeback`, { outcome: 'settled' });
    await shop.control(`/orders/${won}/chargeback`, { outcome: 'reimbursed' });
    expect(await shop.read(lost)).toMatchObject({ status: 'charged_back', status_detail: 'settled' });
    expect(await shop.read(won)).toMatchObject({ status: 'charged_back', status_detail: 'reimbursed' });
    await shop.tick();
    const told = shop.deliveries.filter(({ body }) => body.action === 'order.charged_back');
    expect(told).toHaveLength(4);
  });

  it('needs money that can go back', async () => {
    const { id } = await shop.placed();
    expect(await refusalOf(shop.control(`/orders/${id}/chargeback`))).toEqual([
      409,
      'operation_not_supported',
    ]);
  });
});

describe('what the shop did not do', () => {
  it('is a refund by hand, an order never asked for, and one that is gone', async () => {
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.control(`/orders/${id}/refund`, { amount: '9.90' });
    expect(await shop.read(id)).toMatchObject({ status_detail: 'partially_refunded' });
    const extra = await orderOf(
      shop.control('/orders', { ...pixOrder, external_reference: 'ord_nobody_knows' }),
    );
    expect(await shop.read(extra.id)).toMatchObject({ external_reference: 'ord_nobody_knows' });
    await shop.request(`/_simulator/orders/${id}`, { method: 'DELETE' });
    const read = shop.request(`/v1/orders/${id}`, { headers: { authorization: 'Bearer TEST-token' } });
    expect(await refusalOf(read)).toEqual([404, 'order_not_found']);
  });
});

describe('search', () => {
  type Found = { data: WireOrder[]; paging: Record<string, string> };
  const day = { begin_date: '2026-01-05T00:00:00Z', end_date: '2026-01-05T23:59:59Z' };
  const found = async (query: Record<string, string>) =>
    (await (await shop.search({ ...day, ...query })).json()) as Found;

  it('finds by day of creation, a page at a time', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      await shop.placed(key);
      shop.now += 1_000;
    }
    const ids: string[] = [];
    for (const page of ['1', '2', '3']) {
      const { data, paging } = await found({ page, page_size: '2', sort_order: 'asc' });
      expect(paging).toMatchObject({ total: '5', total_pages: '3', limit: '2' });
      ids.push(...data.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(5);
    const next = { begin_date: '2026-01-06T00:00:00Z', end_date: '2026-01-07T00:00:00Z' };
    expect((await found(next)).data).toEqual([]);
  });

  it('narrows by status, method and reference', async () => {
    const { id } = await shop.placed();
    await shop.charged('APRO', 'key-2');
    expect((await found({ payment_method_id: 'pix' })).data.map((order) => order.id)).toEqual([id]);
    expect((await found({ status: 'processed' })).data).toHaveLength(1);
    expect((await found({ external_reference: 'ord_other' })).data).toEqual([]);
  });

  it('needs dates, at most 30 days apart', async () => {
    expect(await refusalOf(shop.search({}))).toEqual([400, 'missing_required_params']);
    const long = { begin_date: '2026-01-01T00:00:00Z', end_date: '2026-02-15T00:00:00Z' };
    expect(await refusalOf(shop.search(long))).toEqual([400, 'invalid_parameter']);
    expect(await refusalOf(shop.search({ begin_date: 'today', end_date: 'today' }))).toEqual([
      400,
      'invalid_parameter',
    ]);
  });
});

describe('the settlement report', () => {
  it('tells every movement with its fee', async () => {
    const { id } = await shop.placed();
    await shop.pay(id);
    await shop.control(`/orders/${id}/refund`, { amount: '9.90' });
    const card = await orderOf(shop.charged('APRO', 'key-2'));
    await shop.control(`/orders/${card.id}/chargeback`);
    const asked = await shop.post('/v1/account/settlement_report', {
      begin_date: '2026-01-05T00:00:00Z',
      end_date: '2026-01-06T00:00:00Z',
    });
    expect(asked.status).toBe(202);
    const { file_name } = (await asked.json()) as { file_name: string };
    const file = await shop.request(`/v1/account/settlement_report/${file_name}`, {
      headers: { authorization: 'Bearer TEST-token' },
    });
    const [, ...rows] = (await file.text()).trim().split('\n');
    const short = rows.map((row) => row.split(',')).map((cells) => [cells[3], cells[4], cells[5], cells[8]]);
    expect(short.sort()).toEqual([
      ['master', 'CHARGEBACK', '-49.90', '0.00'],
      ['master', 'SETTLEMENT', '49.90', '-2.49'],
      ['pix', 'REFUND', '-9.90', '0.00'],
      ['pix', 'SETTLEMENT', '49.90', '-0.49'],
    ]);
  });
});
