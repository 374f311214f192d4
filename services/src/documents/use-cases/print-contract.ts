import { termsTexts } from '@loja/contracts/terms/texts.ts';
import { TermsVersion } from '@loja/contracts/terms/versions.ts';
import type { Agreed } from '../domain/agreed.ts';
import { contractPaper } from '../domain/contract-paper.ts';
import type { DocumentsPorts } from '../ports.ts';

/** The contract's copy with the words of the version that was accepted. Throws when that version is not on record. */
export const printContract = (
  { print, seller }: Pick<DocumentsPorts, 'print' | 'seller'>,
  order: Agreed,
): Promise<Uint8Array> =>
  print(contractPaper(order, seller, termsTexts[TermsVersion.parse(order.termsVersion)]));
