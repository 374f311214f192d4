import { accountId, region } from '../ministack.ts';
import { needsOf, operationOf, type Permission, type Wire } from './operations.ts';

/** One AWS request of a deployed function, in the words of its IAM policy. */
export type AwsCall = {
  /** `<context>-<entrypoint>`, as its bundle is named. */
  function: string;
  service: string;
  operation: string;
  /** What the policy must allow; a transaction needs several. */
  needs: readonly Permission[];
};

/** Names a request as it is on the wire; what it cannot name is `unknown` and needs nothing that a policy could hold. */
export const awsCallOf = (functionName: string, wire: Wire): AwsCall => {
  const { service, operation } = operationOf(wire);
  return {
    function: functionName,
    service,
    operation,
    needs: needsOf({ service, operation, wire, accountId, region }),
  };
};
