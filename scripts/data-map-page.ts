import { dataMap, grounds, processors, topics, withoutPeople } from '@loja/contracts/privacy/data-map.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

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
  const lines = dataMap.map(({ store, row: kind, fields, lies, ground, topic, goesTo, exported, deletion }) =>
    row([
      store,
      kind,
      fields.map((field) => `\`${field}\``).join(' '),
      lies,
      `${ground} (${grounds[ground].article})`,
      topics[topic].keep.en,
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
