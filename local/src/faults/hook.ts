import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { StoreSettings } from '../settings.ts';

/** Where a test writes by how many milliseconds a function's clock is wrong: `{"<function>" or "*": ms}`. */
export const clockFile = (stateDir: string): string => join(stateDir, 'clocks.json');

/** What leads the functions of the local AWS through the proxy. */
export const hookEnvironment = async ({
  stateDir,
  faultsPort,
}: StoreSettings): Promise<Record<string, string>> => {
  const source = await readFile(fileURLToPath(new URL('worker-hook.ts', import.meta.url)), 'utf8');
  const hook = join(stateDir, 'worker-hook.mjs');
  await writeFile(hook, stripTypeScriptTypes(source));
  await writeFile(clockFile(stateDir), '{}');
  return {
    NODE_OPTIONS: `--import=${pathToFileURL(hook).href}`,
    LOJA_FAULTS_PORT: String(faultsPort),
    LOJA_CLOCK_FILE: clockFile(stateDir),
  };
};
