import * as z from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      /** Comes inside its parent's archive, under the parent's sum. */
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
type Entry = z.infer<typeof Lock>['packages'][string];

/** What may run while it is installed; anybody else's script is a stranger in the house (`allowScripts`). */
const MAY_INSTALL = ['node', 'esbuild', '@scarf/scarf', 'fsevents', 'libxmljs2', 'sharp', 'unix-dgram'];

const isOurs = (path: string, { link, inBundle }: Entry): boolean =>
  link === true || inBundle === true || !path.includes('node_modules/');

const wrongWith = (path: string, { integrity, resolved, hasInstallScript }: Entry): string[] => {
  const name = path.split('node_modules/').at(-1) ?? path;
  return [
    ...(integrity?.startsWith('sha512-') ? [] : [`${path} has no SHA-512`]),
    ...(resolved === undefined ? [] : [`${path} comes from an address of its own`]),
    ...(hasInstallScript && !MAY_INSTALL.includes(name)
      ? [`${path} runs a script when it is installed`]
      : []),
  ];
};

/**
 * What is wrong with a lock file: a package without a SHA-512 of its contents, one from anywhere but the default
 * registry (whose address is left out), or one that runs a script when it is installed and is not known to.
 */
export const lockProblems = (lock: unknown): string[] =>
  Object.entries(Lock.parse(lock).packages).flatMap(([path, entry]) =>
    isOurs(path, entry) ? [] : wrongWith(path, entry),
  );
