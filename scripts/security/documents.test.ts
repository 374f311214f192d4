import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = 'docs/security';
const pages = ['SECURITY.md', ...readdirSync(folder).map((name) => join(folder, name))];

/** Every file of this repository that a page names, by a link or between backticks. */
const named = (page: string): string[] => {
  const text = readFileSync(page, 'utf8');
  const linked = [...text.matchAll(/\]\(([^)#\s:]+)(?:#[^)]*)?\)/g)].map(([, to = '']) =>
    join(dirname(page), to),
  );
  const quoted = [
    ...text.matchAll(/`((?:apps|docs|infra|local|packages|scripts|services|tests)\/[^`\s]+)`/g),
  ];
  return [...linked, ...quoted.map(([, path = '']) => path)];
};

describe.each(pages)('%s', (page) => {
  test('names only what is there', () => {
    expect(named(page).filter((path) => !existsSync(path))).toEqual([]);
  });
});

test('every file of the API Top 10 is part of the threat model', () => {
  const model = readFileSync(join(folder, 'threat-model.md'), 'utf8');
  const tried = readdirSync('tests/security').filter((name) => name.startsWith('api'));
  expect(tried).toHaveLength(10);
  expect(tried.filter((name) => !model.includes(name))).toEqual([]);
});
