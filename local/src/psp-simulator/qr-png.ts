import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

const SCALE = 6;

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}

const KEPT = 2_000;
const drawn = new Map<string, string>();

/** The QR code of `text` as a base64 PNG, one bit per pixel, as Mercado Pago's `qr_code_base64`; drawn once. */
export function qrPngBase64(text: string): string {
  const before = drawn.get(text);
  if (before) return before;
  if (drawn.size >= KEPT) drawn.clear();
  const png = draw(text);
  drawn.set(text, png);
  return png;
}

function draw(text: string): string {
  const { data, size } = encode(text, { border: 4 });
  const width = size * SCALE;
  const rowBytes = Math.ceil(width / 8);
  const rows: Buffer[] = [];
  for (const modules of data) {
    const row = Buffer.alloc(1 + rowBytes, 0xff);
    row[0] = 0;
    for (let x = 0; x < width; x += 1) {
      if (!modules[Math.trunc(x / SCALE)]) continue;
      const at = 1 + (x >> 3);
      row[at] = (row[at] ?? 0) & ~(0x80 >> (x & 7));
    }
    for (let repeat = 0; repeat < SCALE; repeat += 1) rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}
