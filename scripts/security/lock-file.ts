import * as z from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

/** What may run while it is installed; anybody else's script is a stranger in the house (`allowScripts`). */
const MAY_INSTALL = ['node', 'esbuild', '@scarf/scarf', 'fsevents', 'libxmljs2', 'sharp', 'unix-dgram'];

const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

/**
 * What is wrong with a lock file: a package without a SHA-512 of its contents, one from anywhere but the default
 * registry (whose address is left out), or one that runs a script when it is installed and is not known to.
 */
export const lockProblems = (lock: unknown): string[] =>
  Object.entries(Lock.parse(lock).packages).flatMap(
    ([path, { resolved, integrity, link, hasInstallScript }]) => {
      const isOurs = path === '' || link === true || !path.includes('node_modules/');
      if (isOurs) return [];
      return [
        ...(integrity?.startsWith('sha512-') ? [] : [`${path} has no SHA-512`]),
        ...(resolved === undefined ? [] : [`${path} comes from an address of its own`]),
        ...(hasInstallScript && !MAY_INSTALL.includes(nameOf(path))
          ? [`${path} runs a script when it is installed`]
          : []),
      ];
    },
  );
