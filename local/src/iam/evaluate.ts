import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Need, Policy, Principal } from './policy.ts';

/** One entry of a role's policies that let a need be: the action and the resource as they are granted. */
export interface Grant {
  action: string;
  resource: string;
}

export interface Verdict {
  allowed: boolean;
  /** Which entries of the role allowed it; empty where a resource's own policy did. */
  by: readonly Grant[];
}

/** Every action of the shop's own policies stands in full: none has a wildcard. */
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const textsAt = (value: unknown, key: 'action' | 'resource'): string[] =>
  list(value).flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { matches, [key]: text } = one as { matches?: unknown } & Partial<Record<typeof key, unknown>>;
    return matches === true && typeof text === 'string' ? [text] : [];
  });

type Explained = { explain: { actions?: unknown; resources?: unknown } };

const grantsOf = ({ explain }: Explained): Grant[] =>
  textsAt(explain.actions, 'action').flatMap((action) =>
    textsAt(explain.resources, 'resource').map((resource) => ({ action, resource })),
  );

/**
 * The simulator knows `kms:EncryptionContext:<key>` under a fixed example of a key only, and leaves real ones out. A key
 * of a tag is another text that a request carries under a name of its own, and is compared by the same rules.
 */
const inItsWords = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value).replaceAll('"kms:EncryptionContext:', '"aws:RequestTag/EncryptionContext-'),
  );

/** IAM tells every policy who asks; a service of AWS is told by its name instead. */
const asWho = (arn: string): Need['context'] => (arn.startsWith('arn:') ? { 'aws:PrincipalArn': arn } : {});

/**
 * Whether `principal` may do what it needs, by its own policies and the resource's, as IAM decides within one account.
 * Throws when a policy or the need is not in IAM's language: that is a mistake of ours, not a refusal.
 */
export const evaluate = async (
  principal: Principal,
  { action, resource, context }: Need,
  accountId: string,
  resourcePolicy?: Policy,
): Promise<Verdict> => {
  const result = await runSimulation(
    {
      request: {
        principal: principal.arn,
        action,
        resource: { resource, accountId },
        contextVariables: inItsWords({ 'aws:SecureTransport': 'true', ...asWho(principal.arn), ...context }),
      },
      identityPolicies: principal.policies.map(({ name, document }) => ({
        name,
        policy: inItsWords(document),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy ? { resourcePolicy: inItsWords(resourcePolicy) } : {}),
    },
    {},
  );
  if (result.resultType === 'error')
    throw new Error(`${action} on ${resource} cannot be evaluated: ${JSON.stringify(result.errors)}`);
  if (result.resultType !== 'single')
    throw new Error(`${action}: the resource ${resource} is not one resource`);
  const { identityAnalysis } = result.result.analysis;
  return {
    allowed: result.overallResult === 'Allowed',
    by: (identityAnalysis?.allowStatements ?? []).flatMap(grantsOf),
  };
};
