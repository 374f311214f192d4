import { newEventId, newNoticeId } from '@loja/kernel/ids.ts';
import { expect, test } from 'vitest';
import { shop } from '../../../../shop.config.ts';
import { memorySendLog } from '../adapters/send-log.memory.ts';
import { sendNotice } from './send-notice.ts';

const noticeId = newNoticeId();
const office = () => {
  const sent: string[] = [];
  const send = sendNotice({
    notices: async (id) =>
      id === noticeId
        ? { to: 'ana@example.com', locale: 'pt-BR', at: '2026-11-24T15:00:00.000Z' }
        : undefined,
    mailer: {
      async send(to, { subject }) {
        sent.push(`${to}: ${subject}`);
      },
    },
    sendLog: memorySendLog(),
    shop,
    clock: () => new Date('2026-11-24T15:00:01Z'),
  });
  return { send, sent };
};

test('a notice reaches its owner once, however often its event comes', async () => {
  const { send, sent } = office();
  const occasion = { eventId: newEventId(), noticeId, kind: 'password-changed' } as const;
  expect([await send(occasion), await send(occasion)]).toEqual(['sent', 'already_sent']);
  expect(sent).toEqual([`ana@example.com: Sua senha mudou · ${shop.name}`]);
});

test('a notice that is forgotten by now is settled without a letter', async () => {
  const { send, sent } = office();
  const occasion = { eventId: newEventId(), noticeId: newNoticeId(), kind: 'totp-on' } as const;
  expect([await send(occasion), await send(occasion)]).toEqual(['nothing_to_say', 'already_sent']);
  expect(sent).toEqual([]);
});
