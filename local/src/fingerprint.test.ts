import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, fingerprintOfFiles } from './fingerprint.ts';

describe('a fingerprint of contents', () => {
  it('does not depend on their order', () => {
    const [a, b] = [
      { name: 'a', content: '1' },
      { name: 'b', content: '2' },
    ];
    expect(fingerprintOf([a, b])).toBe(fingerprintOf([b, a]));
  });

  it('changes with a name, a content and the border between them', () => {
    const prints = [
      fingerprintOf([{ name: 'a', content: 'bc' }]),
      fingerprintOf([{ name: 'ab', content: 'c' }]),
      fingerprintOf([{ name: 'a', content: 'bd' }]),
      fingerprintOf([]),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('a fingerprint of folders', () => {
  let root = '';
  const put = async (name: string, content: string) => {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), content);
  };
  const print = (settings?: Record<string, string>) =>
    fingerprintOfFiles(root, ['src', 'gone.json'], settings);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
    await put('src/deep/order.ts', 'one');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('changes with any file below, and with the settings', async () => {
    const before = await print();
    expect(await print({ port: '1' })).not.toBe(before);
    await put('src/deep/order.ts', 'two');
    expect(await print()).not.toBe(before);
  });

  it('leaves out tests, build output and what is not asked for', async () => {
    const before = await print();
    await put('src/deep/order.test.ts', 'x');
    await put('src/dist/order.js', 'x');
    await put('src/node_modules/zod/index.js', 'x');
    await put('other/order.ts', 'x');
    expect(await print()).toBe(before);
  });
});
