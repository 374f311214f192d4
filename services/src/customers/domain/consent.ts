import { ConsentKind } from '@loja/contracts/http/account-privacy.ts';
import * as z from 'zod';

/** One saying of yes or no. Records are only added: what is true now is the newest of its kind. */
export const ConsentRecord = z.object({
  kind: ConsentKind,
  given: z.boolean(),
  /** Of the words that were shown (`packages/contracts/src/privacy/consent-texts.ts`). */
  version: z.string(),
  at: z.iso.datetime(),
  /** On which page it was said. */
  where: z.enum(['sign-up', 'account']),
  /** The session in which it was said, by its key. */
  session: z.string().optional(),
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** What is true of each kind; never said is not given (LGPD art. 8: consent is an act). */
export const standingConsents = (
  records: readonly ConsentRecord[],
): { kind: ConsentKind; given: boolean; version?: string; at?: string }[] =>
  ConsentKind.options.map((kind) => {
    const said = records.filter((record) => record.kind === kind).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const [newest] = said;
    return newest
      ? { kind, given: newest.given, version: newest.version, at: newest.at }
      : { kind, given: false };
  });
