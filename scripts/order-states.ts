import { transitions } from '../services/src/ordering/domain/order-states.ts';

/** The order's state diagram (Mermaid), computed from the table in code. */
export const orderStates = (): string => {
  const arrows = Object.entries(transitions).flatMap(([from, next]) =>
    next.map((to) => `  ${from} --> ${to}`),
  );
  return `# Order states\n\nWritten by \`npm run generate\` from \`services/src/ordering/domain/order-states.ts\`; do not edit.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> awaiting_payment\n${arrows.join('\n')}\n\`\`\`\n`;
};
