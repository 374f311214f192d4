import * as z from 'zod';
import type { DataKeys } from './data-keys.ts';
import { signedCall } from './signed-call.ts';

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const Made = z.object({ Plaintext: bytes, CiphertextBlob: bytes });
const Unwrapped = z.object({ Plaintext: bytes });

const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');

/**
 * Data keys by AWS KMS under the key of that ARN. Unwrapping names no key: KMS knows by the blob which version and
 * which key wrapped it, and the function's policy which of them it may use, so that a key that follows another
 * leaves what lies readable.
 */
export const dataKeysByKms = (keyArn: string): DataKeys => {
  const call = signedCall('kms', 'TrentService');
  return {
    async make(EncryptionContext) {
      const made = Made.parse(
        await call('GenerateDataKey', { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext }),
      );
      return { plain: made.Plaintext, wrapped: made.CiphertextBlob };
    },
    async unwrap(wrapped, EncryptionContext) {
      const answer = await call('Decrypt', { CiphertextBlob: base64(wrapped), EncryptionContext });
      return Unwrapped.parse(answer).Plaintext;
    },
  };
};
