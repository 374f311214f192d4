import { CartId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineRoute } from '../route.ts';

/** As people write it, kept as one: case and spaces around it do not make another account. */
export const EmailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** Long enough and otherwise free, spaces and all (ASVS 5.0 6.2.1–6.2.9: no rules of composition, 64 and more allowed). */
export const NewPassword = z.string().min(12).max(128).normalize('NFKC');
/** As it is typed at the door; what it must be was asked when it was made. */
export const Password = z.string().min(1).max(128).normalize('NFKC');

/** Six digits, from an e-mail or from an authenticator (RFC 6238). */
export const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

/** As the device remembers it: what is no cart any more joins nothing, and keeps nobody out. */
const DeviceCart = z.string().max(64).optional();

const door = { method: 'POST', status: 200 } as const;

/** Kept with the session in a few words, so that its owner knows the device again. */
const agent = z.object({ 'user-agent': z.string().max(2048).optional() });

/** Says the same whether or not there is such an account. */
const Sent = z.object({ sent: z.literal(true) });

export const signUp = defineRoute({
  ...door,
  path: '/auth/sign-up',
  summary: 'Open an account: a code goes to the e-mail; an e-mail that has one gets a letter instead of it',
  body: z.strictObject({
    email: EmailAddress,
    password: NewPassword,
    locale: z.enum(['pt-BR', 'en']).default('pt-BR'),
    /** Consent to news by e-mail (LGPD art. 8): never presumed. */
    marketing: z.boolean().default(false),
  }),
  reply: Sent,
  errors: ['password_common', 'too_many_requests'],
});

export const confirmSignUp = defineRoute({
  ...door,
  path: '/auth/confirm',
  summary: 'Show that the e-mail is yours with the code that it got',
  body: z.strictObject({ email: EmailAddress, code: Code }),
  reply: z.object({ confirmed: z.literal(true) }),
  errors: ['code_invalid', 'too_many_requests'],
});

export const resendCode = defineRoute({
  ...door,
  path: '/auth/code',
  summary: 'Send another code to an e-mail that was not confirmed yet',
  body: z.strictObject({ email: EmailAddress }),
  reply: Sent,
  errors: ['too_many_requests'],
});

/** Signed in, by cookies; or a second factor is asked for, under a challenge that lives a few minutes. */
export const SignInReply = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signed_in'),
    /** The customer's cart, that of the device joined to it. */
    cartId: CartId.optional(),
    /** Some quantity went over the cart's cap and was cut. */
    cartCut: z.boolean().optional(),
  }),
  z.object({ status: z.literal('totp_needed'), challenge: z.string() }),
]);

export const signIn = defineRoute({
  ...door,
  path: '/auth/sign-in',
  headers: agent,
  summary: 'Sign in with e-mail and password; the session travels in cookies',
  body: z.strictObject({ email: EmailAddress, password: Password, cartId: DeviceCart }),
  reply: SignInReply,
  errors: ['credentials_wrong', 'too_many_requests', 'busy'],
});

export const answerChallenge = defineRoute({
  ...door,
  path: '/auth/challenge',
  headers: agent,
  summary: 'The second factor of a sign-in',
  body: z.strictObject({ challenge: z.string().max(4096), code: Code, cartId: DeviceCart }),
  reply: SignInReply,
  errors: ['code_invalid', 'challenge_expired', 'too_many_requests', 'busy'],
});

export const refreshSession = defineRoute({
  ...door,
  path: '/auth/refresh',
  summary: 'New cookies for a session that lives; the old ones are void',
  reply: z.object({ status: z.literal('signed_in') }),
  errors: ['session_expired', 'busy'],
});

export const signOut = defineRoute({
  ...door,
  path: '/auth/sign-out',
  summary: 'End this session; without one it is a success as well',
  reply: z.object({ status: z.literal('signed_out') }),
  errors: [],
});

export const forgotPassword = defineRoute({
  ...door,
  path: '/auth/forgot',
  summary: 'Send a code to make another password',
  body: z.strictObject({ email: EmailAddress }),
  reply: Sent,
  errors: ['too_many_requests'],
});

export const resetPassword = defineRoute({
  ...door,
  path: '/auth/reset',
  summary: 'Make another password with the code; every session ends',
  body: z.strictObject({ email: EmailAddress, code: Code, password: NewPassword }),
  reply: z.object({ reset: z.literal(true) }),
  errors: ['code_invalid', 'password_common', 'too_many_requests'],
});
