import { placeOrderDefinition } from '../services/src/ordering/workflows/place-order/state-machine.ts';

interface Step {
  Next?: string;
  End?: boolean;
  Catch?: readonly { ErrorEquals: readonly string[]; Next: string }[];
}

/** The workflow of an order (Mermaid), computed from the definition that is deployed. */
export const placeOrderDiagram = (): string => {
  const { StartAt, States } = placeOrderDefinition({
    requestPayment: '',
    confirmOrder: '',
    expireOrder: '',
    cancelOrder: '',
    pixExpirySeconds: 1,
  });
  const arrows = Object.entries<Step>(States).flatMap(([name, { Next, End, Catch = [] }]) => [
    ...(Next ? [`  ${name} --> ${Next}`] : []),
    ...Catch.map(({ ErrorEquals, Next: to }) => `  ${name} --> ${to}: ${ErrorEquals.join(' or ')}`),
    ...(End ? [`  ${name} --> [*]`] : []),
  ]);
  return `# Workflow place-order\n\nWritten by \`npm run generate\` from \`services/src/ordering/workflows/place-order/state-machine.ts\`; do not edit.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> ${StartAt}\n${arrows.join('\n')}\n\`\`\`\n`;
};
