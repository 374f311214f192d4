import * as z from 'zod';

const To = z.object({ Next: z.string() });
export const Definition = z.object({
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Parameters: z.object({ FunctionName: z.string().optional() }).optional(),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Catch: z.array(To).default([]),
      Choices: z.array(To).default([]),
    }),
  ),
});
export type Definition = z.infer<typeof Definition>;

const START = 'the start';

const edge = (from: string, to: string): string => `${from} → ${to}`;

/** Each way from one state to the next that a workflow's definition allows, the way in too. */
export const edgesOf = ({ StartAt, States }: Definition): string[] => [
  edge(START, StartAt),
  ...Object.entries(States).flatMap(([from, { Next, Default, Catch, Choices }]) => {
    const to = [Next, Default, ...Catch.map((one) => one.Next), ...Choices.map((one) => one.Next)];
    return [...new Set(to)].flatMap((state) => (state === undefined ? [] : [edge(from, state)]));
  }),
];

/** The ways that executions took, by the states that each entered one after another. */
export const edgesWalked = (executions: readonly (readonly string[])[]): Set<string> =>
  new Set(executions.flatMap((states) => states.map((state, at) => edge(states[at - 1] ?? START, state))));

/** The function of each state that runs one. */
export const functionsOf = ({ States }: Definition): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(States).flatMap(([state, { Parameters }]) => {
      const name = Parameters?.FunctionName?.split(':function:')
        .at(-1)
        ?.replace(/^loja-[a-z]+-/, '');
      return name === undefined ? [] : [[state, name] as const];
    }),
  );
