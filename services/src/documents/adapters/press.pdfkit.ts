import PDFDocument from 'pdfkit';
import type { Paper, PaperBlock, PaperRow } from '../domain/paper.ts';
import { printable, typeface } from './typeface.ts';

type Doc = PDFKit.PDFDocument;

/** Points; A4 is 595 by 842. */
const MARGIN = 56;
const FOOT = 64;
const WIDTH = 595.28 - 2 * MARGIN;
const AMOUNT_WIDTH = 110;
const LABEL_WIDTH = 96;
const GAP = 12;
const INK = '#24112e';
const FAINT = '#5d4a66';
const RULE = '#d9c9e0';

type Style = { size: number; bold?: boolean; colour?: string };
const styles = {
  title: { size: 20, bold: true },
  chapter: { size: 14, bold: true },
  heading: { size: 10.5, bold: true },
  lead: { size: 10.5 },
  paragraph: { size: 9.5 },
  label: { size: 9.5, colour: FAINT },
  detail: { size: 8, colour: FAINT },
  sum: { size: 10.5, bold: true },
} as const satisfies Record<string, Style>;

const set = (doc: Doc, { size, bold = false, colour = INK }: Style): Doc =>
  doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour);

const heightOf = (doc: Doc, style: Style, text: string, width: number): number =>
  set(doc, style).heightOfString(text, { width });

const bottomOf = (doc: Doc): number => doc.page.height - FOOT;

/** A block that would break goes to the next page whole; one that is longer than a page breaks by itself. */
const room = (doc: Doc, height: number): boolean => {
  const fits = doc.y + height <= bottomOf(doc) || height > bottomOf(doc) - MARGIN;
  if (!fits) doc.addPage();
  return fits;
};

/** Text as an element that a screen reader can name. */
const element = (doc: Doc, tag: string, draw: () => void): void => {
  const struct = doc.struct(tag, {}, [draw]);
  doc.addStructure(struct);
  struct.end();
};

const write = (doc: Doc, tag: string, style: Style, text: string, { indent = 0, above = 0 } = {}): void => {
  const width = WIDTH - indent;
  doc.y += above;
  room(doc, heightOf(doc, style, text, width));
  element(doc, tag, () => set(doc, style).text(text, MARGIN + indent, doc.y, { width, lineGap: 1.5 }));
};

/** Two texts on one line, the height of the taller. */
const pair = (
  doc: Doc,
  tag: string,
  left: { text: string; style: Style; width: number },
  right: { text: string; style: Style; align?: 'right' },
): void => {
  const rightX = MARGIN + left.width + GAP;
  const rightWidth = WIDTH - left.width - GAP;
  const height = Math.max(
    heightOf(doc, left.style, left.text, left.width),
    heightOf(doc, right.style, right.text, rightWidth),
  );
  room(doc, height);
  const top = doc.y;
  element(doc, tag, () => {
    set(doc, left.style).text(left.text, MARGIN, top, { width: left.width });
    set(doc, right.style).text(right.text, rightX, top, { width: rightWidth, align: right.align ?? 'left' });
  });
  doc.y = top + height + 3;
};

const rule = (doc: Doc): void => {
  doc.markContent('Artifact');
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + WIDTH, doc.y)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke();
  doc.endMarkedContent();
  doc.y += 4;
};

const headRow = (doc: Doc, { what, amount }: { what: string; amount: string }): void => {
  const style = styles.label;
  pair(
    doc,
    'P',
    { text: what, style, width: WIDTH - AMOUNT_WIDTH - GAP },
    { text: amount, style, align: 'right' },
  );
  rule(doc);
};

const rowOf = (doc: Doc, { what, detail, amount, sum }: PaperRow): void => {
  const style = sum ? styles.sum : styles.paragraph;
  const width = WIDTH - AMOUNT_WIDTH - GAP;
  pair(doc, 'P', { text: what, style, width }, { text: amount, style, align: 'right' });
  if (detail !== undefined) {
    doc.y -= 3;
    element(doc, 'P', () => set(doc, styles.detail).text(detail, MARGIN, doc.y, { width }));
    doc.y += 3;
  }
  rule(doc);
};

const rowHeight = (doc: Doc, { what, detail = '' }: PaperRow): number => {
  const width = WIDTH - AMOUNT_WIDTH - GAP;
  return heightOf(doc, styles.sum, what, width) + heightOf(doc, styles.detail, detail, width) + 10;
};

const rows = (doc: Doc, { heads, rows: all }: PaperBlock & { kind: 'rows' }): void => {
  doc.y += 6;
  room(doc, 48);
  headRow(doc, heads);
  for (const row of all) {
    if (!room(doc, rowHeight(doc, row))) headRow(doc, heads);
    rowOf(doc, row);
  }
};

const texts = {
  title: (doc: Doc, text: string) => write(doc, 'H1', styles.title, text),
  chapter: (doc: Doc, text: string) => {
    doc.y += 22;
    // A head alone at the foot of a page leads nowhere.
    room(doc, 90);
    write(doc, 'H2', styles.chapter, text);
  },
  heading: (doc: Doc, text: string) => {
    doc.y += 10;
    room(doc, 44);
    write(doc, 'H3', styles.heading, text);
  },
  lead: (doc: Doc, text: string) => write(doc, 'P', styles.lead, text, { above: 4 }),
  paragraph: (doc: Doc, text: string) => write(doc, 'P', styles.paragraph, text, { above: 3 }),
} as const;

const printBlock = (doc: Doc, block: PaperBlock): void => {
  if (block.kind === 'facts') {
    doc.y += 10;
    for (const { label, value } of block.facts)
      pair(
        doc,
        'P',
        { text: label, style: styles.label, width: LABEL_WIDTH },
        { text: value, style: styles.paragraph },
      );
  } else if (block.kind === 'rows') rows(doc, block);
  else if (block.kind === 'steps')
    for (const [i, step] of block.steps.entries())
      write(doc, 'P', styles.paragraph, `${i + 1}. ${step}`, { indent: 12, above: 3 });
  else texts[block.kind](doc, block.text);
};

/** When all pages are there: only then is their number known. */
const foot = (doc: Doc, footer: string): void => {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    // Below the margin pdfkit would begin another page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    set(doc, styles.detail).text(`${footer} · página ${page + 1} de ${count}`, MARGIN, doc.page.height - 40, {
      width: WIDTH,
      align: 'center',
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
};

/** Every text of the paper as the typeface can print it. */
const legible = (paper: Paper): Paper =>
  JSON.parse(JSON.stringify(paper), (key, value: unknown) => {
    if (key === 'dated') return paper.dated;
    return typeof value === 'string' && key !== 'kind' ? printable(value) : value;
  }) as Paper;

/** A tagged PDF with its letters inside. Nothing in it comes from the clock or from chance. */
export const printPdf = async (given: Paper): Promise<Uint8Array> => {
  const paper = legible(given);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    bufferPages: true,
    // Else it begins with Helvetica, whose file no bundle has.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'pt-BR',
    info: {
      Title: paper.title,
      Author: paper.author,
      CreationDate: paper.dated,
      ModDate: paper.dated,
      Producer: 'pdfkit',
      Creator: 'pdfkit',
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc
      .on('data', (chunk: Uint8Array) => chunks.push(chunk))
      .on('end', resolve)
      .on('error', reject);
  });
  const { regular, bold } = typeface();
  doc.registerFont('regular', regular).registerFont('bold', bold);
  for (const block of paper.blocks) printBlock(doc, block);
  foot(doc, paper.footer);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
};
