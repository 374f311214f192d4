import { inject } from 'vitest';
import * as z from 'zod';

const proxy = inject('proxy');

export interface Withheld {
  function: string;
  action: string;
}

const Refusals = z.array(z.object({ function: z.string(), action: z.string(), resource: z.string() }));
export type Refused = z.infer<typeof Refusals>;

/** Everything that a function asked of AWS and its role did not allow, since the shop opened. */
export const refusals = async (): Promise<Refused> =>
  Refusals.parse(await (await fetch(`${proxy}/_iam/refused`)).json());

const put = (withheld: readonly Withheld[]) =>
  fetch(`${proxy}/_iam/withheld`, { method: 'PUT', body: JSON.stringify(withheld) });

/** Does something while one function lacks one permission, and gives it back. */
export const without = async <Value>(one: Withheld, act: () => Promise<Value>): Promise<Value> => {
  await put([one]);
  try {
    return await act();
  } finally {
    await put([]);
  }
};
