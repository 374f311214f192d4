import type { Accounts } from '../ports.ts';
import { accountsByAddress } from './accounts-by-address.cognito.ts';
import { accountsEnrolment } from './accounts-enrolment.cognito.ts';
import { accountsOfOwner, authenticatorOf } from './accounts-of-owner.cognito.ts';
import { accountsProof } from './accounts-proof.cognito.ts';
import type { CognitoCalls } from './cognito-calls.ts';

export const cognitoAccounts = (calls: CognitoCalls): Accounts => ({
  ...accountsByAddress(calls),
  ...accountsProof(calls),
  ...accountsEnrolment(calls),
  ...accountsOfOwner(calls),
  ...authenticatorOf(calls),
});
