import { spawn } from 'node:child_process';

/** One named step of the gate: a command of this repository. */
export interface Step {
  name: string;
  command: string[];
}

/** Runs a step with its output kept; answers whether it passed, with what it printed. */
export const run = ({
  command: [program = '', ...args],
}: Step): Promise<{ passed: boolean; output: string; seconds: number }> =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('close', (code) =>
      resolve({
        passed: code === 0,
        output: Buffer.concat(chunks).toString(),
        seconds: (Date.now() - started) / 1000,
      }),
    );
  });

/** Runs steps one after another, says how each went, and shows the output of those that failed. */
export const runAll = async (steps: readonly Step[]): Promise<{ passed: number; failed: number }> => {
  let failed = 0;
  for (const step of steps) {
    const { passed, output, seconds } = await run(step);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s)`);
    if (passed) continue;
    failed += 1;
    console.log(
      output
        .trimEnd()
        .split('\n')
        .map((line) => `       ${line}`)
        .join('\n'),
    );
  }
  return { passed: steps.length - failed, failed };
};
