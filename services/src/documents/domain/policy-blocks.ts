import { type PolicyBlock, type PolicyText, plainWords } from '@loja/contracts/terms/policy-text.ts';
import type { PaperBlock } from './paper.ts';

const printed = (block: PolicyBlock): PaperBlock => {
  if (block.kind === 'heading') return block;
  if (block.kind === 'steps') return { kind: 'steps', steps: block.steps.map(plainWords) };
  return { kind: block.kind, text: plainWords(block.words) };
};

/** A policy as a chapter of a document, under the name of its version. */
export const policyBlocks = ({ title, blocks }: PolicyText, version: string): PaperBlock[] => [
  { kind: 'chapter', text: `${title}, ${version}` },
  ...blocks.map(printed),
];
