/** Text that may be placed in a document as it is. */
export interface Html {
  readonly html: string;
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character as keyof typeof entities]);

type Piece = string | number | Html | readonly Html[];

const written = (piece: Piece): string => {
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  if ('html' in piece) return piece.html;
  return piece.map(({ html }) => html).join('');
};

/** A piece of HTML; whatever is put into it is escaped unless it is HTML made here. */
export const html = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: texts.map((text, i) => (i === 0 ? text : written(pieces[i - 1] ?? '') + text)).join(''),
});
