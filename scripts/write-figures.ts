import { readFileSync, writeFileSync } from 'node:fs';

interface Measured {
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  lcp: number;
  cls: number;
  weight: { script: number; withoutPictures: number; all: number };
  /** Script of a visit in the sample of web vitals. */
  sampledScript: number;
}

const FROM = 'test-results/lighthouse.json';
const TO = 'docs/generated/lighthouse.md';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const row = ([page, m]: [string, Measured]): string =>
  `| ${[page, m.performance, m.accessibility, m.bestPractices, m.seo, `${(m.lcp / 1000).toFixed(2)} s`, m.cls.toFixed(2), kB(m.sampledScript), kB(m.weight.withoutPictures)].join(' | ')} |`;

const measured: Record<string, Measured> = JSON.parse(readFileSync(FROM, 'utf8'));
const head = [
  'page',
  'performance',
  'accessibility',
  'best practices',
  'SEO',
  'LCP',
  'CLS',
  'script, vitals too',
  'all but pictures',
];
const text = `# Figures of the pages

Lighthouse's mobile profile (a mid-range phone on slow 4G, simulated), median of three runs, on the shop that the tests
open; bytes as they travel, compressed, with their response headers. Written by \`npm run figures\` from the last run of
the tests, which refuse less: see [quality](../quality.md).

| ${head.join(' | ')} |
|${head.map(() => '---|').join('')}
${Object.entries(measured).map(row).join('\n')}
`;
writeFileSync(TO, text);
console.log(`wrote ${TO}`);
