import * as z from 'zod';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const Statement = z.looseObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts,
  Resource: texts.optional(),
  Principal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
export type Statement = z.infer<typeof Statement>;

/** A policy document, with lists where IAM also takes a single text. */
export const Policy = z.object({
  Version: z.string(),
  Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]),
});
export type Policy = z.infer<typeof Policy>;

/** What one request asks of the one who sends it: a call itself, or a key that lies over what it touches. */
export interface Need {
  action: string;
  resource: string;
  context: Readonly<Record<string, string | string[]>>;
}

/** A role with what its policies say. */
export interface Principal {
  arn: string;
  policies: readonly { name: string; document: Policy }[];
}
