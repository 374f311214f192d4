import { expect, test } from 'vitest';
import { codeOccasions } from '../domain/code-letter.ts';
import { handler } from './word-message.ts';

const asked = (triggerSource: string, userAttributes: object = {}) => ({
  version: '1',
  triggerSource,
  userName: 'f4b8a4c8-d0f1-7030-7a5b-0c9d6e1f2a3b',
  request: { codeParameter: '{####}', userAttributes },
  response: { smsMessage: null, emailMessage: null, emailSubject: null },
});

test.each(codeOccasions)(
  'a letter by %s holds its code, in the language of the account',
  async (occasion) => {
    const [pt, en] = [
      (await handler(asked(occasion, { locale: 'pt-BR' }))).response,
      (await handler(asked(occasion, { locale: 'en' }))).response,
    ] as { emailMessage: unknown; emailSubject: unknown }[];
    for (const letter of [pt, en]) {
      expect(String(letter?.emailMessage).split('{####}')).toHaveLength(2);
      // What Cognito takes (developer guide, "Custom message Lambda trigger").
      expect(String(letter?.emailMessage).length).toBeLessThan(20_000);
      expect(String(letter?.emailSubject).length).toBeLessThan(140);
    }
    expect(String(pt?.emailMessage)).toContain('lang="pt-BR"');
    expect(String(en?.emailMessage)).toContain('lang="en"');
  },
);

test('writes nothing of a person into the letter', async () => {
  const { response } = await handler(
    asked('CustomMessage_SignUp', { email: 'ana@example.com', locale: '<b>' }),
  );
  expect(JSON.stringify(response)).not.toMatch(/ana@example|<b>/);
});

test('leaves what it does not know to the pool', async () => {
  const event = asked('CustomMessage_Authentication');
  expect(await handler(event)).toEqual(event);
});
