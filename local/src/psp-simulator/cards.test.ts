import { beforeEach, describe, expect, it } from 'vitest';
import { brandOf, passesLuhn } from './cards.ts';
import { cardOrder, orderOf, PspUnderTest, refusalOf, testCard } from './psp-under-test.ts';
import type { WireOrder } from './wire-order.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

const paymentOf = (order: WireOrder) => order.transactions.payments[0];

async function failedOf(response: Promise<Response>) {
  const settled = await response;
  const body = (await settled.json()) as { errors: { code: string; details: string[] }[]; data: WireOrder };
  return {
    status: settled.status,
    code: body.errors[0]?.code,
    details: body.errors[0]?.details,
    order: body.data,
  };
}

describe('card tokens', () => {
  it('are made from good data and keep neither number nor code', async () => {
    const response = await shop.request('/v1/card_tokens?public_key=TEST-key', {
      method: 'POST',
      body: JSON.stringify(testCard),
    });
    expect(response.status).toBe(201);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: 'active',
      first_six_digits: '503143',
      last_four_digits: '6351',
      expiration_year: 2030,
      luhn_validation: true,
    });
    expect(text).not.toContain('5031433215406351');
  });

  it.each([
    ['a number of another sum', { card_number: '5031433215406352' }, 'E301'],
    ['no number', { card_number: '' }, '205'],
    ['a short code', { security_code: '12' }, 'E302'],
    ['a month that is none', { expiration_month: 13 }, '325'],
    ['a date gone by', { expiration_year: 25 }, '326'],
    ['no holder', { cardholder: { identification: { number: '1' } } }, '221'],
    ['no document', { cardholder: { name: 'ANA' } }, '214'],
  ])('are refused for %s', async (_, change, code) => {
    const response = await shop.request('/v1/card_tokens?public_key=TEST-key', {
      method: 'POST',
      body: JSON.stringify({ ...testCard, ...change }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ cause: [{ code }] });
  });

  it('pay once', async () => {
    const token = await shop.token();
    expect((await shop.post('/v1/orders', cardOrder(token))).status).toBe(201);
    const again = await failedOf(shop.post('/v1/orders', cardOrder(token), 'key-2'));
    expect(paymentOf(again.order)?.status_detail).toBe('invalid_card_token');
  });

  it("know the provider's test cards by brand and sum", () => {
    const cards = { '5031433215406351': 'master', '4235647728025682': 'visa', '375365153556885': 'amex' };
    for (const [number, brand] of Object.entries(cards)) {
      expect(passesLuhn(number)).toBe(true);
      expect(brandOf(number)?.id).toBe(brand);
    }
    expect(brandOf('5067766783888311')?.type).toBe('debit_card');
  });
});

describe('a card payment', () => {
  it('is captured at once, with the fee it costs', async () => {
    const response = await shop.charged('APRO');
    expect(response.status).toBe(201);
    const order = await orderOf(response);
    expect(order).toMatchObject({
      status: 'processed',
      status_detail: 'accredited',
      total_paid_amount: '49.90',
    });
    expect(paymentOf(order)).toMatchObject({
      fee_details: [{ amount: '2.49' }],
      net_received_amount: '47.41',
      payment_method: {
        id: 'master',
        type: 'credit_card',
        card: { last_four_digits: '6351' },
        installments: 1,
      },
    });
  });

  it.each([
    ['FUND', 'insufficient_amount'],
    ['SECU', 'cc_rejected_bad_filled_security_code'],
    ['EXPI', 'cc_rejected_bad_filled_date'],
    ['CALL', 'required_call_for_authorize'],
    ['OTHE', 'rejected_by_issuer'],
    ['FORM', 'bad_filled_card_data'],
    ['LOCK', 'card_disabled'],
    ['DUPL', 'cc_rejected_duplicated_payment'],
    ['BLAC', 'high_risk'],
    ['ATTE', 'max_attempts_exceeded'],
    ['LIMI', 'amount_limit_exceeded'],
    ['INST', 'invalid_installments'],
  ])('of %s is answered 402 with %s beside the order', async (name, reason) => {
    const { status, code, details, order } = await failedOf(shop.charged(name));
    expect([status, code]).toEqual([402, 'failed']);
    expect(details).toEqual([`${paymentOf(order)?.id}: ${reason}`]);
    expect(order).toMatchObject({ status: 'failed', status_detail: 'failed' });
    expect(paymentOf(order)).toMatchObject({ status: 'failed', status_detail: reason });
    expect(await shop.read(order.id)).toMatchObject({ status: 'failed' });
  });

  it('answers a failure again to the same key', async () => {
    const body = cardOrder(await shop.token('FUND'));
    const [first, second] = [
      await failedOf(shop.post('/v1/orders', body)),
      await failedOf(shop.post('/v1/orders', body)),
    ];
    expect(second.order.id).toBe(first.order.id);
  });

  it('of CONT is looked at by a person, who takes it or not', async () => {
    const { id, status } = await orderOf(shop.charged('CONT'));
    expect(status).toBe('processing');
    await shop.pay(id);
    expect(await shop.read(id)).toMatchObject({ status: 'processed' });
    const other = await orderOf(shop.charged('CONT', 'key-2'));
    await shop.control(`/orders/${other.id}/fail`, { reason: 'high_risk' });
    expect(paymentOf(await shop.read(other.id))?.status_detail).toBe('high_risk');
  });

  it('in more parts than the shop or the amount allows is refused', async () => {
    const eleven = await failedOf(
      shop.post('/v1/orders', cardOrder(await shop.token(), { installments: 11 })),
    );
    expect(paymentOf(eleven.order)?.status_detail).toBe('invalid_installments');
    const few = {
      ...cardOrder(await shop.token(), { installments: 4 }),
      config: { payment_method: { max_installments: 3 } },
    };
    const four = await failedOf(shop.post('/v1/orders', few, 'key-2'));
    expect(paymentOf(four.order)?.status_detail).toBe('invalid_installments');
  });

  it('needs a token', async () => {
    expect(await refusalOf(shop.post('/v1/orders', cardOrder('')))).toEqual([400, 'required_properties']);
  });
});

describe('what the browser asks', () => {
  const ask = async (path: string) => (await shop.request(`/v1/payment_methods${path}`)).json();

  it('names the brand of the first digits', async () => {
    expect(await ask('/search?public_key=k&bin=42356477')).toMatchObject({
      results: [{ id: 'visa', payment_type_id: 'credit_card', settings: [{ security_code: { length: 3 } }] }],
    });
    expect(await ask('/search?public_key=k&bin=99999999')).toMatchObject({ results: [] });
  });

  it('splits an amount without interest, no part below R$ 5', async () => {
    const [table] = (await ask('/installments?public_key=k&bin=50314332&amount=20.00')) as [
      { payer_costs: { installments: number; total_amount: number; recommended_message: string }[] },
    ];
    expect(table.payer_costs.map((cost) => cost.installments)).toEqual([1, 2, 3, 4]);
    expect(table.payer_costs.at(-1)).toMatchObject({
      total_amount: 20,
      installment_amount: 5,
      installment_rate: 0,
    });
  });

  it('is asked with a public key', async () => {
    expect((await shop.request('/v1/payment_methods/search?bin=4')).status).toBe(400);
  });
});
