import { createHmac } from 'node:crypto';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import * as z from 'zod';

export interface CognitoClient {
  /** Of the pool's region, or the local AWS. */
  endpoint: string;
  clientId: string;
  clientSecret: () => Promise<string>;
  send?: typeof fetch;
}

/** Cognito answers most calls in half a second; with a trigger and a letter it may take some more. */
const TIMEOUT_MS = 8_000;

const Refusal = z.object({ __type: z.string() });

/**
 * The pool's operations that need no AWS credentials, called plainly: the SDK's client for them would not fit beside the
 * rest in an HTTP function (design §7). A refusal is its code; what is no refusal is thrown, without what was sent.
 */
export const cognitoCalls = ({ endpoint, clientId, clientSecret, send = fetch }: CognitoClient) => ({
  clientId,
  clientSecret,

  /** What proves this client to the pool beside a person's name (Cognito: "Computing secret hash values"). */
  async proof(username: string): Promise<string> {
    return createHmac('sha256', await clientSecret())
      .update(`${username}${clientId}`)
      .digest('base64');
  },

  async call<Reply extends z.ZodType>(
    operation: string,
    input: Record<string, unknown>,
    reply: Reply,
  ): Promise<Result<z.output<Reply>, string>> {
    const response = await send(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const json: unknown = await response.json().catch(() => ({}));
    if (response.ok) return ok(reply.parse(json));
    const refusal = Refusal.safeParse(json).data?.__type.split('#').at(-1);
    if (response.status < 500 && refusal !== undefined) return fail(refusal);
    throw new Error(`${operation} failed with status ${response.status}`);
  },
});

export type CognitoCalls = ReturnType<typeof cognitoCalls>;
