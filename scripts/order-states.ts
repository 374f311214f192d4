import { OrderStatus } from '../packages/contracts/src/http/ordering.ts';
import { type Move, moves } from '../services/src/ordering/domain/order-states.ts';

const arrows = (): string[] =>
  moves.flatMap(({ command, from, to }) =>
    to === 'same' ? [] : from.map((status) => `  ${status} --> ${to}: ${command}`),
  );

const cells = (values: readonly string[]): string => (values.length > 0 ? values.join(', ') : '–');

const whoOf = ({ who, groups }: Move): string =>
  cells(who.map((actor) => (actor === 'staff' ? `staff (${groups.join(', ')})` : actor)));

const froms = ({ from }: Move): string =>
  OrderStatus.options.filter((status) => from.includes(status)).join(', ');

const row = (move: Move): string =>
  `| ${[
    move.command,
    froms(move),
    move.to === 'same' ? 'stays' : move.to,
    whoOf(move),
    move.stock === 'none' ? '–' : move.stock,
    move.refund === 'none' ? '–' : move.refund,
    move.announces ?? '–',
    move.whileHeld ? 'yes' : 'no',
    move.paidFor ? 'needed' : '–',
  ].join(' | ')} |`;

const legend = `Goods: \`sell\` reserved → sold · \`free\` reserved → free · \`take\` free → sold · \`put-back\` sold → free · \`swap\` puts back
what came and takes what replaces it. Refund due: \`all\` that is left · \`units\` what the units cost, with the freight
when nothing of the order is left · \`amount\` that staff name. A refund is announced as \`RefundDue\`.`;

/** The order's states (Mermaid) and the whole table, computed from the table in code. */
export const orderStates = (): string =>
  `# Order states\n\nWritten by \`npm run generate\` from \`services/src/ordering/domain/order-states.ts\`; do not edit.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> awaiting_payment\n${arrows().join('\n')}\n\`\`\`\n\n| command | from | to | who | goods | refund due | announces | while charged back | money for its goods |\n|---|---|---|---|---|---|---|---|---|\n${moves.map(row).join('\n')}\n\n${legend}\n`;
