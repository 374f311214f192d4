import * as z from 'zod';
import { defineRoute } from '../route.ts';
import { Code, EmailAddress, NewPassword, Password } from './auth.ts';

const own = { status: 200 } as const;

export const getSession = defineRoute({
  ...own,
  method: 'GET',
  path: '/account/session',
  summary: 'Who is signed in here',
  reply: z.object({ email: z.email(), totp: z.boolean(), authenticatedAt: z.iso.datetime() }),
  errors: [],
});

export const reauthenticate = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/reauthentication',
  summary: 'Show the password again (and the second factor when it is on), as what is sensitive asks',
  body: z.strictObject({ password: Password, code: Code.optional() }),
  reply: z.object({ authenticatedAt: z.iso.datetime() }),
  errors: ['credentials_wrong', 'code_invalid', 'too_many_requests'],
});

export const changePassword = defineRoute({
  ...own,
  method: 'PUT',
  path: '/account/password',
  summary: 'Another password; every other session ends, and the owner gets a letter',
  body: z.strictObject({ currentPassword: Password, newPassword: NewPassword }),
  reply: z.object({ changed: z.literal(true) }),
  errors: ['credentials_wrong', 'password_common', 'too_many_requests'],
});

export const askForEmail = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/email',
  summary: 'Send a code to the address that is to be the account’s',
  body: z.strictObject({ newEmail: EmailAddress }),
  reply: z.object({ sent: z.literal(true) }),
  errors: ['reauthentication_needed', 'too_many_requests'],
});

export const changeEmail = defineRoute({
  ...own,
  method: 'PUT',
  path: '/account/email',
  summary: 'Confirm the new address with its code; the old one gets a letter',
  body: z.strictObject({ code: Code }),
  reply: z.object({ email: z.email() }),
  errors: ['code_invalid', 'reauthentication_needed', 'too_many_requests'],
});

export const SessionId = z.string().regex(/^[0-9a-f]{64}$/);

export const listSessions = defineRoute({
  ...own,
  method: 'GET',
  path: '/account/sessions',
  summary: 'Where the account is open',
  reply: z.object({
    sessions: z.array(
      z.object({
        sessionId: SessionId,
        /** "Chrome, Android": as much as a person needs to know it again. */
        device: z.string(),
        createdAt: z.iso.datetime(),
        lastSeenAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  }),
  errors: [],
});

const Ended = z.object({ ended: z.int().min(0) });

export const endSession = defineRoute({
  ...own,
  method: 'DELETE',
  path: '/account/sessions/{sessionId}',
  summary: 'End one session; its next request is refused',
  params: z.object({ sessionId: SessionId }),
  reply: Ended,
  errors: ['session_not_found'],
});

export const endOtherSessions = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/sessions/end-others',
  summary: 'End every session but this one',
  reply: Ended,
  errors: [],
});

export const beginTotp = defineRoute({
  ...own,
  method: 'POST',
  path: '/account/totp',
  summary: 'A secret for an authenticator; nothing changes until a code of it is shown',
  reply: z.object({ secret: z.string(), uri: z.string() }),
  errors: ['reauthentication_needed', 'totp_already_on'],
});

export const confirmTotp = defineRoute({
  ...own,
  method: 'PUT',
  path: '/account/totp',
  summary: 'Turn the second factor on with a code of the authenticator',
  body: z.strictObject({ code: Code }),
  reply: z.object({ totp: z.literal(true) }),
  errors: ['code_invalid', 'reauthentication_needed', 'too_many_requests'],
});

export const stopTotp = defineRoute({
  ...own,
  method: 'DELETE',
  path: '/account/totp',
  summary: 'Turn the second factor off',
  reply: z.object({ totp: z.literal(false) }),
  errors: ['reauthentication_needed'],
});

/** What an owner is told by letter of what happened to the account. */
export const NoticeKind = z.enum([
  'sign-up-again',
  'password-changed',
  'email-changed',
  'totp-on',
  'totp-off',
  'data-exported',
  'account-deleted',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;
