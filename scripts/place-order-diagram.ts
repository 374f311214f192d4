import { placeOrderDefinition } from '../services/src/ordering/workflows/place-order/state-machine.ts';

interface Step {
  Next?: string;
  End?: boolean;
  Catch?: readonly { ErrorEquals: readonly string[]; Next: string }[];
  Choices?: readonly { Next: string }[];
  Default?: string;
  Type: string;
}

/** The workflow of an order (Mermaid), computed from the definition that is deployed. */
export const placeOrderDiagram = (): string => {
  const { StartAt, States } = placeOrderDefinition({
    requestPayment: '',
    confirmOrder: '',
    expireOrder: '',
    cancelOrder: '',
  });
  const arrows = Object.entries<Step>(States).flatMap(
    ([name, { Type, Next, End, Catch = [], Choices = [], Default }]) => [
      ...(Next ? [`  ${name} --> ${Next}`] : []),
      ...Catch.map(({ ErrorEquals, Next: to }) => `  ${name} --> ${to}: ${ErrorEquals.join(' or ')}`),
      ...Choices.map((choice) => `  ${name} --> ${choice.Next}`),
      ...(Default ? [`  ${name} --> ${Default}`] : []),
      ...(End || Type === 'Succeed' ? [`  ${name} --> [*]`] : []),
    ],
  );
  return `# Workflow place-order\n\nWritten by \`npm run generate\` from \`services/src/ordering/workflows/place-order/state-machine.ts\`; do not edit.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> ${StartAt}\n${arrows.join('\n')}\n\`\`\`\n`;
};
