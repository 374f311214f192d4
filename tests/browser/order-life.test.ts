import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payPix } from '../src/bank.ts';
import { axe, openBrowser, screens, shoot, visit } from '../src/browser.ts';
import { eventually } from '../src/eventually.ts';
import { asShopper, orderDesk } from '../src/order-desk.ts';
import { buy, inStatus, look, type Placed, urls, withPix } from '../src/shopper.ts';
import { staffMember } from '../src/staff.ts';

let browser: Browser;
let desk: ReturnType<typeof orderDesk>;
beforeAll(async () => {
  browser = await openBrowser();
  desk = orderDesk((await staffMember('admin')).cookie);
});
afterAll(() => browser.close());

const paid = async (): Promise<Placed> => {
  const placed = await buy({ 'CASA-250-GRAOS': 2 });
  await withPix(placed);
  await payPix(placed.orderId);
  await inStatus(placed, 'paid');
  return placed;
};

const delivered = async (): Promise<Placed> => {
  const placed = await paid();
  expect(await desk.pack(placed.orderId)).toMatchObject({ ok: true });
  expect(await desk.ship(placed.orderId, 'AA123456789BR')).toMatchObject({ ok: true });
  expect(await desk.deliver(placed.orderId)).toMatchObject({ ok: true });
  return placed;
};

const atTheOrder = async (placed: Placed, screen: (typeof screens)[number]) => {
  const opened = await visit(browser, screen);
  await opened.page.goto(`${urls.shop}/pedido/?id=${placed.orderId}#${placed.accessToken}`);
  return opened;
};

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

describe.each(screens.filter(({ name }) => name !== 'tablet'))('on a $name', (screen) => {
  test('a paid order is cancelled, and its page tells when the money is back', async () => {
    const placed = await paid();
    const { page, wrongs, close } = await atTheOrder(placed, screen);
    await page.getByRole('button', { name: 'Cancelar pedido' }).click();
    await says(page, /volta por Pix para a conta que pagou/);
    await page.getByRole('button', { name: 'Sim, cancelar' }).click();
    await says(page, 'Pedido cancelado');
    await says(page, 'O valor foi devolvido.');
    await says(page, /Devolvido a você/);
    await shoot(page, `${screen.name}-order-cancelled-refunded`);
    expect(await axe(page)).toEqual([]);
    expect(wrongs).toEqual([]);
    await close();
  });

  test('a parcel that is under way is given up as a whole', async () => {
    const placed = await paid();
    await desk.pack(placed.orderId);
    await desk.ship(placed.orderId, 'AA123456789BR');
    const { page, wrongs, close } = await atTheOrder(placed, screen);
    await page.getByRole('button', { name: 'Desistir da compra' }).click();
    expect(await page.getByText('O que volta?').count()).toBe(0);
    await shoot(page, `${screen.name}-order-under-way`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pedir devolução' }).click();
    await says(page, /recuse-o na entrega/);
    expect(await desk.notDelivered(placed.orderId, 'refused')).toMatchObject({ ok: false });
    expect(wrongs).toEqual([]);
    await close();
  });

  test('a delivered order is given back without a reason, by a postage code, until the money is back', async () => {
    const placed = await delivered();
    const { page, wrongs, close } = await atTheOrder(placed, screen);
    await page.getByLabel(/Rastreamento/).waitFor();
    await page.getByRole('button', { name: 'Devolver ou trocar' }).click();
    await shoot(page, `${screen.name}-order-return-form`);
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pedir devolução' }).click();
    const code = page.getByLabel(/Código de postagem/);
    await code.waitFor();
    const [given] = (await look(placed)).returns ?? [];
    expect(await code.inputValue()).toBe(given?.postage?.code);
    await says(page, 'Pago com Pix');
    await shoot(page, `${screen.name}-order-return-requested`);
    expect(await axe(page)).toEqual([]);

    const returnId = given?.returnId ?? '';
    const received = await desk.receive(placed.orderId, returnId, [
      { sku: 'CASA-250-GRAOS', restock: 0, scrap: 2 },
    ]);
    expect(received).toMatchObject({ ok: true });
    const back = await eventually('the money back', async () => {
      const order = await look(placed);
      return order.status === 'refunded' && order;
    });
    expect(back.payment.refunded).toEqual(back.totals.total);
    await page.reload();
    await says(page, 'O valor foi devolvido.');
    await says(page, 'Produtos recebidos de volta');
    await shoot(page, `${screen.name}-order-returned`);
    expect(wrongs).toEqual([]);
    await close();
  });
});

test('what goes out in exchange is opened from the page of what came back, and leads back to it', async () => {
  const placed = await delivered();
  const sku = 'CASA-250-GRAOS';
  const asked = await asShopper(placed).giveBack('exchange', [{ sku, quantity: 1 }]);
  const returnId = (asked.ok && asked.value.returns?.[0]?.returnId) || '';
  const received = await desk.receive(placed.orderId, returnId, [{ sku, restock: 1, scrap: 0 }]);
  const orderId = (received.ok && received.value.returns?.[0]?.replacementOrderId) || '';
  const { page, wrongs, close } = await atTheOrder(placed, screens[0]);
  await page.getByRole('link', { name: `Ver o pedido ${orderId}` }).click();
  await says(page, `Esta é a troca do pedido ${placed.orderId}. Não há nada a pagar.`);
  expect(page.url()).not.toContain(placed.accessToken);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancelar pedido' }).click();
  await page.getByRole('button', { name: 'Sim, cancelar' }).click();
  await says(page, `O valor destes produtos volta pelo pedido ${placed.orderId}`);
  await page.getByRole('link', { name: `Ver o pedido ${placed.orderId}` }).click();
  await says(page, /Devolvido a você/);
  expect(wrongs).toEqual([]);
  await close();
});

test('the contract is handed out as a file', async () => {
  const placed = await paid();
  const { page, close } = await atTheOrder(placed, screens[0]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /contrato completo/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  await close();
});
