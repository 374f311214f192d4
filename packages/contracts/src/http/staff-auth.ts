import * as z from 'zod';
import { staffGroups } from '../access.ts';
import { defineRoute } from '../route.ts';
import { Code, EmailAddress, NewPassword, Password } from './auth.ts';

const door = { method: 'POST', status: 200 } as const;

/** Lives three minutes (`AuthSessionValidity`), and is good for the step that asked for it. */
const Challenge = z.string().max(4096);

/** Kept with the session in a few words, so that its owner knows the device again. */
const agent = z.object({ 'user-agent': z.string().max(2048).optional() });

/** The next step of a sign-in. Nobody is signed in without the second factor. */
export const StaffSignInReply = z.discriminatedUnion('status', [
  z.object({ status: z.literal('signed_in') }),
  z.object({ status: z.literal('totp_needed'), challenge: Challenge }),
  /** The password came from who made the account, and is good for nothing but this. */
  z.object({ status: z.literal('new_password_needed'), challenge: Challenge }),
  /** For an authenticator, by its address or typed in; nothing is on until a code of it is shown. */
  z.object({
    status: z.literal('totp_setup_needed'),
    challenge: Challenge,
    secret: z.string(),
    uri: z.string(),
  }),
]);

export const staffSignIn = defineRoute({
  ...door,
  path: '/staff/auth/sign-in',
  headers: agent,
  summary: 'Sign in as staff, the first step: e-mail and password',
  body: z.strictObject({ email: EmailAddress, password: Password }),
  reply: StaffSignInReply,
  errors: ['credentials_wrong', 'too_many_requests'],
});

export const answerStaffChallenge = defineRoute({
  ...door,
  path: '/staff/auth/challenge',
  headers: agent,
  summary: 'The second step: the authenticator’s code; the session travels in cookies',
  body: z.strictObject({ challenge: Challenge, code: Code }),
  reply: StaffSignInReply,
  errors: ['code_invalid', 'challenge_expired', 'too_many_requests'],
});

export const chooseStaffPassword = defineRoute({
  ...door,
  path: '/staff/auth/new-password',
  headers: agent,
  summary: 'At the first sign-in: a password of one’s own, in place of the one that was handed out',
  /** The e-mail once more, because a password may not be made of it. */
  body: z.strictObject({ challenge: Challenge, email: EmailAddress, password: NewPassword }),
  reply: StaffSignInReply,
  errors: ['password_common', 'challenge_expired', 'too_many_requests'],
});

export const setUpStaffTotp = defineRoute({
  ...door,
  path: '/staff/auth/totp',
  headers: agent,
  summary:
    'At the first sign-in: a code of the authenticator that took the secret; the session travels in cookies',
  body: z.strictObject({ challenge: Challenge, code: Code }),
  reply: StaffSignInReply,
  errors: ['code_invalid', 'challenge_expired', 'too_many_requests'],
});

export const refreshStaffSession = defineRoute({
  ...door,
  path: '/staff/auth/refresh',
  summary: 'New cookies for a session that lives; the old ones are void',
  reply: z.object({ status: z.literal('signed_in') }),
  errors: ['session_expired', 'busy'],
});

export const signOutStaff = defineRoute({
  ...door,
  path: '/staff/auth/sign-out',
  summary: 'End this session; without one it is a success as well',
  reply: z.object({ status: z.literal('signed_out') }),
  errors: [],
});

export const getStaffSession = defineRoute({
  method: 'GET',
  path: '/staff/session',
  summary: 'Who is signed in here, and in which groups now',
  reply: z.object({ email: z.email(), groups: z.array(z.enum(staffGroups)) }),
  status: 200,
  errors: [],
});

export const endStaffSessions = defineRoute({
  method: 'POST',
  path: '/staff/people/sessions/end',
  summary: 'End every session of a member of staff; the next request of each is refused',
  body: z.strictObject({ email: EmailAddress }),
  reply: z.object({ ended: z.int().min(0) }),
  status: 200,
  errors: [],
});
