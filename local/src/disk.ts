import { statfs } from 'node:fs/promises';
import { StartupError } from './startup-error.ts';

// The virtual environment takes about 120 MB, assets and state of a fresh shop under 100 MB.
const neededMegabytes = 400;

export const diskProblem = (freeMegabytes: number, folder: string): string | undefined =>
  freeMegabytes >= neededMegabytes
    ? undefined
    : `Only ${Math.floor(freeMegabytes)} MB are free on the disk of ${folder}; the shop needs ${neededMegabytes} MB. Free some space and start again.`;

export const requireDiskSpace = async (folder: string): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const problem = diskProblem((bavail * bsize) / 1_048_576, folder);
  if (problem !== undefined) throw new StartupError(problem);
};
