import { callRoute, fetchFile } from '@loja/contracts/client.ts';
import * as api from '@loja/contracts/endpoints.generated.ts';
import { newOrderId } from '@loja/kernel/ids.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { eventually } from '../src/eventually.ts';
import { base, buy, look, type Placed } from '../src/shopper.ts';
import { stepsOf } from '../src/trace.ts';

const contractOf = ({ orderId, accessToken }: Placed): Promise<Response> =>
  fetch(`${base}/orders/${orderId}/contract`, { headers: { 'x-order-token': accessToken } });

test('a guest keeps the contract as a file: what was agreed, under which terms, the same whenever it is asked for', async () => {
  const placed = await buy({ 'CASA-250-GRAOS': 2 });
  // At once, be it that the event's copy is there or not.
  const response = await contractOf(placed);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="contrato-${placed.orderId}.pdf"`,
    'cache-control': 'no-store',
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
  const words = text.replace(/\s+/g, ' ');
  const order = await look(placed);
  const total = `R$ ${(order.totals.total.cents / 100).toFixed(2).replace('.', ',')}`;
  for (const fact of [
    placed.orderId,
    'Ana Conceição de Souza',
    '***.982.247-**',
    'Avenida Paulista, 1000, ap. 12, Bela Vista, São Paulo – SP, CEP 01310-100',
    ...order.lines.map(({ quantity, name }) => `${quantity} × ${name}`),
    `Total no Pix ${total}`,
    'versão de 24/11/2026',
    'Vendemos até 20 unidades de cada item por pedido',
  ])
    expect(words).toContain(fact);

  await eventually('the event has seen to the copy', async () =>
    (await stepsOf(placed.orderId)).includes('contract'),
  );
  const again = new Uint8Array(await (await contractOf(placed)).arrayBuffer());
  expect(Buffer.compare(again, bytes)).toBe(0);
});

test('without its token a contract is as absent as one that never was', async () => {
  const placed = await buy({ 'CASA-250-GRAOS': 1 });
  const refusals = await Promise.all([
    contractOf({ ...placed, accessToken: 'x'.repeat(32) }),
    contractOf({ ...placed, orderId: newOrderId() }),
    fetch(`${base}/orders/${placed.orderId}/contract`),
  ]);
  for (const refusal of refusals) {
    expect(refusal.status).toBe(404);
    expect(await refusal.json()).toMatchObject({ code: 'order_not_found' });
  }
});

test('a page fetches the file with the client of the contracts', async () => {
  const { orderId, accessToken } = await buy({ 'CASA-250-GRAOS': 1 });
  const headers = { 'x-order-token': accessToken };
  const file = await fetchFile(fetch, base, api.getContract, { params: { orderId }, headers });
  expect(file).toMatchObject({ ok: true, value: { type: 'application/pdf' } });
  const refused = await fetchFile(fetch, base, api.getContract, { params: { orderId } });
  expect(refused).toMatchObject({ ok: false, problem: { code: 'order_not_found' } });
  expect((await callRoute(fetch, base, api.getOrder, { params: { orderId }, headers })).ok).toBe(true);
});
