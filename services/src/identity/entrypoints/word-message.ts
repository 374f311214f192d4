import { log } from '@loja/platform/logger.ts';
import * as z from 'zod';
import { codeLetter, codeOccasions } from '../domain/code-letter.ts';

const Asked = z.object({
  triggerSource: z.enum(codeOccasions),
  request: z.object({
    codeParameter: z.string(),
    userAttributes: z.object({ locale: z.string().optional() }),
  }),
});

/** Finds the words of a letter in which the pool sends a code. What it does not know goes out in the pool's own words. */
export const handler = async <Event extends { response: object }>(event: Event): Promise<Event> => {
  const asked = Asked.safeParse(event);
  log.info('letter with a code', { outcome: asked.success ? asked.data.triggerSource : 'unknown' });
  if (!asked.success) return event;
  const { triggerSource, request } = asked.data;
  const locale = request.userAttributes.locale === 'en' ? 'en' : 'pt-BR';
  const { subject, html } = codeLetter(triggerSource, locale, request.codeParameter);
  return { ...event, response: { ...event.response, emailSubject: subject, emailMessage: html } };
};
