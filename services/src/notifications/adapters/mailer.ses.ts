import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { awsRegion } from '@loja/platform/config.ts';
import type { Mailer } from '../ports.ts';

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** Amazon SES. `from` is an address of a verified identity; answers go to `replyTo`, which people read. */
export const sesMailer = (
  from: string,
  replyTo: string,
  client = new SESv2Client({ region: awsRegion() }),
): Mailer => ({
  async send(to, { subject, html, text }) {
    try {
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          ReplyToAddresses: [replyTo],
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: { Subject: utf8(subject), Body: { Html: utf8(html), Text: utf8(text) } },
          },
        }),
      );
    } catch (error) {
      // SES writes the recipient's address into its messages, and errors are logged: only the name goes on.
      throw new Error(`SES refused the mail: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  },
});
