/** A document as it is to be printed, top to bottom; how it looks is the press's affair. */
export interface Paper {
  title: string;
  /** Said of the document in its own properties. */
  author: string;
  /** Stands for the hour of printing, so that the same facts give the same bytes. */
  dated: Date;
  /** On every page, before its number. */
  footer: string;
  blocks: readonly PaperBlock[];
}

export interface PaperRow {
  what: string;
  /** Smaller, below. */
  detail?: string;
  amount: string;
  /** A sum of what stands above it. */
  sum?: boolean;
}

export type PaperBlock =
  | { kind: 'title' | 'chapter' | 'heading' | 'lead' | 'paragraph'; text: string }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  /** The column heads come again on every page that the rows run on to. */
  | { kind: 'rows'; heads: { what: string; amount: string }; rows: readonly PaperRow[] }
  | { kind: 'steps'; steps: readonly string[] };
