import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod';
import { awsCredentials, awsRegion, kmsEndpoint } from './config.ts';
import type { DataKeys } from './data-keys.ts';

/** A hundred times what KMS takes; a shopper waits for it. */
const TIMEOUT_MS = 2_000;
const ATTEMPTS = 3;

/** KMS's words for "ask again" (API reference, common errors). */
const PASSING =
  /ThrottlingException|KMSInternalException|DependencyTimeoutException|KeyUnavailableException|InternalFailure/;

const bytes = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const Made = z.object({ Plaintext: bytes, CiphertextBlob: bytes });
const Unwrapped = z.object({ Plaintext: bytes });

/** KMS said no; its word is in the message, what it was asked to open is not. */
class KmsRefusal extends Error {
  readonly passing: boolean;

  constructor(operation: string, status: number, word: string) {
    super(`KMS refused ${operation}: ${status} ${word}`);
    this.name = 'KmsRefusal';
    this.passing = status >= 500 || PASSING.test(word);
  }
}

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const mayPass = (error: unknown): boolean => !(error instanceof KmsRefusal) || error.passing;

/** Two operations over HTTP, signed by the signer that DynamoDB's client carries anyway (ADR 25 has the bytes). */
const caller = () => {
  const handler = new NodeHttpHandler({ connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS });
  const signer = new SignatureV4({
    service: 'kms',
    region: awsRegion(),
    credentials: async () => awsCredentials(),
    sha256: Hash.bind(null, 'sha256'),
  });
  const { protocol, hostname, port, host } = kmsEndpoint();

  const once = async (operation: string, input: unknown): Promise<unknown> => {
    const request = await signer.sign(
      new HttpRequest({
        method: 'POST',
        protocol,
        hostname,
        ...(port ? { port: Number(port) } : {}),
        path: '/',
        headers: {
          host,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `TrentService.${operation}`,
        },
        body: JSON.stringify(input),
      }),
    );
    const { response } = await handler.handle(new HttpRequest(request));
    const answer: unknown = JSON.parse((await textOf(response.body)) || '{}');
    if (response.statusCode === 200) return answer;
    const word = z.object({ __type: z.string() }).safeParse(answer);
    throw new KmsRefusal(operation, response.statusCode, word.success ? word.data.__type : 'unknown');
  };

  return async (operation: string, input: unknown): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(operation, input);
      } catch (error) {
        if (attempt === ATTEMPTS || !mayPass(error)) throw error;
        await pause(Math.random() * 50 * 2 ** attempt);
      }
    }
  };
};

const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');

/**
 * Data keys by AWS KMS under the key of that ARN. Unwrapping names no key: KMS knows by the blob which version and
 * which key wrapped it, and the function's policy which of them it may use, so that a key that follows another
 * leaves what lies readable.
 */
export const dataKeysByKms = (keyArn: string): DataKeys => {
  const call = caller();
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
