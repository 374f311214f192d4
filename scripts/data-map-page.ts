import { dataMap, grounds, processors, withoutPeople } from '@loja/contracts/privacy/data-map.ts';
import { type Retention, retention } from '@loja/contracts/privacy/retention.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const days = (seconds: number): string => `${Math.round((seconds / 86_400) * 10) / 10} days`;

const keptFor = (kept: Retention | undefined): string => {
  if (kept === undefined) return 'nobody says how long';
  if ('seconds' in kept) return days(kept.seconds);
  if ('atMost' in kept) return `at most ${days(kept.atMost)}`;
  return 'markSeconds' in kept && kept.markSeconds
    ? `until ${kept.until}, its mark ${days(kept.markSeconds)} more`
    : `until ${kept.until}`;
};

/** The data map as a page for whoever must answer for it: the controller, the DPO, an auditor. */
export const dataMapPage = (): string => {
  const head = [
    'Store',
    'Row',
    'Fields',
    'Lies',
    'Ground (LGPD art. 7)',
    'Kept',
    'Goes to',
    'Exported',
    'On deletion',
  ];
  const lines = dataMap.map(({ store, row: kind, fields, lies, ground, goesTo, exported, deletion }) =>
    row([
      store,
      kind,
      fields.map((field) => `\`${field}\``).join(' '),
      lies,
      `${ground} (${grounds[ground].article})`,
      keptFor(retention[`${store}/${kind}`]),
      goesTo.map((who) => processors[who].en).join('; '),
      exported,
      deletion,
    ]),
  );
  const others = Object.entries(withoutPeople).map(([store, why]) => `- \`${store}\`: ${why}.`);
  return `# Data map

Written by \`npm run generate\` from \`packages/contracts/src/privacy/data-map.ts\`; do not edit. A test holds it against
every row that a whole run of the tests leaves behind.

${[row(head), row(head.map(() => '---')), ...lines].join('\n')}

Tables in which nobody is named:

${others.join('\n')}
`;
};
