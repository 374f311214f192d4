import { newEventId, newOrderId } from '@loja/kernel/ids.ts';
import { describe, expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { memorySendLog } from '../adapters/send-log.memory.ts';
import type { Mail } from '../domain/mail.ts';
import { sampleOrder } from '../domain/sample-order.ts';
import { sendEmail } from './send-email.ts';

const orderId = newOrderId();
const forgottenId = newOrderId();

const postOffice = () => {
  let now = Date.parse('2026-11-24T15:00:00Z');
  let failures = 0;
  const sent: { to: string; mail: Mail }[] = [];
  const send = sendEmail({
    orders: {
      facts: async (id) =>
        id === orderId ? sampleOrder({ orderId: id }) : id === forgottenId ? 'forgotten' : undefined,
    },
    mailer: {
      async send(to, mail) {
        if (failures-- > 0) throw new Error('the post is closed');
        sent.push({ to, mail });
      },
    },
    sendLog: memorySendLog(),
    shop,
    clock: () => new Date(now),
  });
  return {
    send,
    sent,
    failNext: () => {
      failures = 1;
    },
    passMinutes: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
};

describe('an event that the shopper should know of', () => {
  test('sends one letter to the shopper', async () => {
    const office = postOffice();
    await office.send({ orderId, eventId: newEventId(), kind: 'order-paid' });
    expect(office.sent.map(({ to, mail }) => [to, mail.subject])).toEqual([
      ['ana@example.com', `Pagamento confirmado · ${shop.name}`],
    ]);
  });

  test('of an order that names nobody any more sends nothing, and is done with', async () => {
    const office = postOffice();
    const occasion = { orderId: forgottenId, eventId: newEventId(), kind: 'order-paid' } as const;
    expect(await office.send(occasion)).toBe('nothing_to_say');
    expect(await office.send(occasion)).toBe('already_sent');
    expect(office.sent).toEqual([]);
  });

  test('delivered again sends nothing', async () => {
    const office = postOffice();
    const occasion = { orderId, eventId: newEventId(), kind: 'order-paid' } as const;
    expect(await office.send(occasion)).toBe('sent');
    expect(await office.send(occasion)).toBe('already_sent');
    office.passMinutes(60);
    expect(await office.send(occasion)).toBe('already_sent');
    expect(office.sent).toHaveLength(1);
  });

  test('delivered twice at once sends one letter; the other delivery comes back', async () => {
    const office = postOffice();
    const occasion = { orderId, eventId: newEventId(), kind: 'order-paid' } as const;
    const results = await Promise.allSettled([office.send(occasion), office.send(occasion)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(office.sent).toHaveLength(1);
  });

  test('that needs no letter any more sends none, and is settled', async () => {
    const office = postOffice();
    const occasion = { orderId, eventId: newEventId(), kind: 'boleto-issued' } as const;
    expect(await office.send(occasion)).toBe('nothing_to_say');
    expect(await office.send(occasion)).toBe('already_sent');
    expect(office.sent).toHaveLength(0);
  });

  test('is told later when the post fails', async () => {
    const office = postOffice();
    const occasion = { orderId, eventId: newEventId(), kind: 'order-placed' } as const;
    office.failNext();
    await expect(office.send(occasion)).rejects.toThrow();
    office.passMinutes(3);
    expect(await office.send(occasion)).toBe('sent');
    expect(office.sent).toHaveLength(1);
  });

  test('about an order that does not exist is not lost in silence', async () => {
    const office = postOffice();
    await expect(
      office.send({ orderId: newOrderId(), eventId: newEventId(), kind: 'order-paid' }),
    ).rejects.toThrow();
  });
});
