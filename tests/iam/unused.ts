import type { Reason } from './permissions.ts';

/** Every permission that stands unused in a whole run of the tests, and why. A reason that is not needed fails the run. */
export const unused: readonly Reason[] = [
  {
    function: '*',
    action: 'xray:*',
    because: 'Lambda itself sends the segments in the role’s name; the local AWS keeps them without asking',
  },
  {
    function: '*',
    action: 'logs:*',
    because: 'Lambda itself writes what a function prints, in the role’s name',
  },
];
