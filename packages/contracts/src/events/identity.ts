import { CustomerId } from '@loja/kernel/ids.ts';
import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { NoticeKind } from '../http/account-security.ts';

/**
 * A customer signed in with a verified address. `emailIndex` is its blind index: what was bought under the same address
 * without an account can be found by it, and the address cannot be read from it.
 */
export const CustomerSignedIn = defineEvent({
  source: 'identity',
  name: 'CustomerSignedIn',
  version: 1,
  data: z.object({ customerId: CustomerId, emailIndex: z.string().min(16) }),
});

/** A customer has shown that another mailbox is theirs; `emailIndex` is its blind index, as above. */
export const CustomerEmailChanged = defineEvent({
  source: 'identity',
  name: 'CustomerEmailChanged',
  version: 1,
  data: z.object({ customerId: CustomerId, emailIndex: z.string().min(16) }),
});

const NoticeId = z.string().regex(/^ntc_[0-9a-hjkmnp-tv-z]{26}$/);

/** A letter to an account's owner is to be written; to whom, identity tells who asks by the notice's id. */
export const AccountNoticeIssued = defineEvent({
  source: 'identity',
  name: 'AccountNoticeIssued',
  version: 1,
  data: z.object({ noticeId: NoticeId, kind: NoticeKind }),
});

/**
 * A change of what lets an owner in is being asked of the pool. If the asking is cut off, identity finishes what belongs to
 * it: sessions that end, whose an address is, the letter.
 */
export const AccountChangeBegun = defineEvent({
  source: 'identity',
  name: 'AccountChangeBegun',
  version: 1,
  data: z.object({ noticeId: NoticeId }),
});

/** Nobody ever confirmed the address of an account: it is gone from the pool, and what was noted with it must go too. */
export const CustomerSignUpLapsed = defineEvent({
  source: 'identity',
  name: 'CustomerSignUpLapsed',
  version: 1,
  data: z.object({ customerId: CustomerId }),
});

/** Somebody opened an account; whether the address is theirs is not known before they sign in. */
export const CustomerSignedUp = defineEvent({
  source: 'identity',
  name: 'CustomerSignedUp',
  version: 1,
  data: z.object({
    customerId: CustomerId,
    /** Consent to news by e-mail, given at sign-up (LGPD art. 8). */
    marketing: z.boolean(),
  }),
});
