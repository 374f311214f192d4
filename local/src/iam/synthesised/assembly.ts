import * as z from 'zod';

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
export type Resource = z.output<typeof Resource>;

export const Template = z.object({
  Resources: z.record(z.string(), Resource).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});
export type Template = z.output<typeof Template>;

/** Every synthesised template by its stack's name. */
export type Assembly = ReadonlyMap<string, Template>;

export type Placed = Resource & { stack: string; id: string };

/** All resources of these types, with where they stand. */
export const resourcesOf = (assembly: Assembly, ...types: readonly string[]): Placed[] =>
  [...assembly].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, resource]) =>
      types.includes(resource.Type) ? [{ ...resource, stack, id }] : [],
    ),
  );
