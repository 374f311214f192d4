import { beforeEach, describe, expect, it } from 'vitest';
import { PspUnderTest } from './psp-under-test.ts';

let shop: PspUnderTest;

beforeEach(() => {
  shop = new PspUnderTest();
});

describe('the pages of the bank', () => {
  const form = (path: string, fields: Record<string, string>) =>
    shop.request(path, { method: 'POST', body: new URLSearchParams(fields) });

  it('list open charges', async () => {
    await shop.placed();
    const page = await (await shop.request('/')).text();
    expect(page).toContain('Pedido ord_1');
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
