import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { config } from '@loja/platform/config.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sesMailer } from './mailer.ses.ts';

const { AWS_ENDPOINT_URL } = config({ AWS_ENDPOINT_URL: z.url() });
const client = new SESv2Client({});
const from = 'pedidos@manaca.example';
const replyTo = 'ola@manaca.example';

beforeAll(async () => {
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: from })).catch(() => undefined);
});

const outbox = async (): Promise<string> =>
  (await fetch(`${AWS_ENDPOINT_URL}/_ministack/ses/messages`)).text();

describe('the SES mailer', () => {
  test('hands over subject, text and HTML in Portuguese letters', async () => {
    const mark = crypto.randomUUID();
    const mail = { subject: `Café ${mark}`, html: `<p>Torração ${mark}</p>`, text: `Maçã ${mark}` };
    await sesMailer(from, replyTo, client).send('ana@example.com', mail);
    const sent = JSON.stringify(JSON.parse(await outbox()));
    for (const part of [mail.subject, mail.html, mail.text, 'ana@example.com', from])
      expect(sent).toContain(part);
  });

  test('never names the recipient in an error', async () => {
    const dead = new SESv2Client({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 });
    const error = await sesMailer(from, replyTo, dead)
      .send('ana@example.com', { subject: 's', html: 'h', text: 't' })
      .catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/^Error: SES refused the mail/);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('ana@');
  });
});
