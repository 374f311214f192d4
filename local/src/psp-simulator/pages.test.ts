import { beforeEach, describe, expect, it } from 'vitest';
import { printed } from './boleto-pages.ts';
import { boletoOrder, cardOrder, orderOf, PspUnderTest } from './psp-under-test.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

const form = (path: string, fields: Record<string, string>) =>
  shop.request(path, { method: 'POST', body: new URLSearchParams(fields) });
const textOf = async (path: string) => (await shop.request(path)).text();

describe('the pages of the bank', () => {
  it('list open charges', async () => {
    await shop.placed();
    const page = await (await shop.request('/')).text();
    expect(page).toContain('pedido ord_1');
    expect(page).toContain('R$\u00a049,90');
  });

  it('find a charge by its copy-and-paste code and pay it', async () => {
    const { id, transactions } = await shop.placed();
    const found = await form('/pagar', { code: ` ${transactions.payments[0]?.payment_method.qr_code}\n` });
    expect(found.headers.get('location')).toBe(`/pagar/${id}`);
    expect((await form(`/pagar/${id}`, {})).status).toBe(303);
    expect(await (await shop.request(`/pagar/${id}`)).text()).toContain('Pagamento feito');
    expect((await form(`/pagar/${id}`, {})).status).toBe(409);
  });

  it('say so when no charge has the code', async () => {
    const answer = await form('/pagar', { code: 'nada' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Nenhuma cobrança tem este código');
  });
});

describe('the page of a boleto', () => {
  it('shows its line and bars, and pays it', async () => {
    const order = await orderOf(shop.post('/v1/orders', boletoOrder));
    const line = order.transactions.payments[0]?.payment_method.digitable_line ?? '';
    const page = await textOf(`/boleto/${order.id}`);
    expect(page).toContain(printed(line));
    expect(page).toContain('Código de barras');
    expect(page).toContain('8 de janeiro de 2026');
    expect((await form(`/pagar/${order.id}`, {})).status).toBe(303);
    expect(await textOf(`/boleto/${order.id}`)).toContain('Boleto pago');
    expect((await shop.request('/boleto/ORD0')).status).toBe(404);
  });

  it('prints the line in its groups', () => {
    expect(printed('23793381286000782713695000063305975520000026000')).toBe(
      '23793.38128 60007.827136 95000.063305 9 75520000026000',
    );
  });
});

describe('the challenge of 3-D Secure', () => {
  const challenged = async (key: string) => {
    const body = cardOrder(await shop.token('CHAL'));
    const returning = {
      ...body,
      config: { online: { ...body.config.online, success_url: 'http://shop.example/p' } },
    };
    return orderOf(shop.post('/v1/orders', returning, key));
  };

  it('is asked when the issuer wants it, and decides the payment', async () => {
    const [yes, no] = [await challenged('key-1'), await challenged('key-2')];
    expect(yes).toMatchObject({ status: 'action_required', status_detail: 'pending_challenge' });
    const { url } = yes.transactions.payments[0]?.payment_method.transaction_security ?? { url: '' };
    const path = new URL(url).pathname;
    expect(await textOf(path)).toContain('Seu banco quer confirmar');
    await form(path, { decision: 'approve' });
    await form(`/3ds/${no.id}`, { decision: 'fail' });
    expect(await textOf(path)).toContain("postMessage({ status: 'COMPLETE' }, '*')");
    expect(await textOf(path)).toContain('data-return="http://shop.example/p"');
    expect(await shop.read(yes.id)).toMatchObject({ status: 'processed' });
    expect((await shop.read(no.id)).transactions.payments[0]).toMatchObject({
      status: 'failed',
      status_detail: 'cc_rejected_3ds_challenge',
    });
  });

  it('is over after forty minutes', async () => {
    const { id } = await challenged('key-1');
    shop.now += 40 * 60_000;
    expect((await shop.read(id)).transactions.payments[0]?.status_detail).toBe('3ds_challenge_expired');
    await form(`/3ds/${id}`, { decision: 'approve' });
    expect(await shop.read(id)).toMatchObject({ status: 'failed' });
  });

  it("cannot be passed at the bank's page, and is not asked of an order that does not allow it", async () => {
    const { id } = await challenged('key-1');
    expect((await form(`/pagar/${id}`, {})).status).toBe(409);
    const { config: _, ...plain } = cardOrder(await shop.token('CHAL'));
    expect((await shop.post('/v1/orders', plain, 'key-2')).status).toBe(402);
  });
});

describe('a secure field', () => {
  it('is framed by the shop that asked for it and by nobody else', async () => {
    const query = { type: 'cardNumber', group: '1', origin: 'http://shop.example/checkout' };
    const field = await shop.request(`/secure-fields?${new URLSearchParams(query)}`);
    expect(field.headers.get('content-security-policy')).toContain('frame-ancestors http://shop.example');
    expect(await field.text()).toContain('autocomplete="cc-number"');
    const odd = { ...query, origin: 'javascript:alert(1)' };
    expect((await shop.request(`/secure-fields?${new URLSearchParams(odd)}`)).status).toBe(400);
  });
});
