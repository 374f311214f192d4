// EMV QRCPS-MPM as profiled by Banco Central's "Manual do BR Code": id(2) length(2) value, CRC last.

export type TlvField = { readonly id: string; readonly value: string };

export type DynamicPix = {
  /** Payload location without scheme, at most 77 characters. */
  readonly location: string;
  readonly merchantName: string;
  readonly merchantCity: string;
};

const LOCATION_MAX = 77;
const NAME_MAX = 25;
const CITY_MAX = 15;

/** CRC16-CCITT-FALSE: polynomial 0x1021, initial 0xFFFF, no reflection, no final xor; 4 upper-case hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

function tlv(id: string, value: string): string {
  if (value.length > 99) throw new RangeError(`BR Code field ${id} is longer than 99 characters`);
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

function ascii(text: string, max: number): string {
  return text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, max);
}

export function encodeDynamicPix(pix: DynamicPix): string {
  if (pix.location.length > LOCATION_MAX)
    throw new RangeError(`Pix location is longer than ${LOCATION_MAX} characters`);
  const unsigned = [
    tlv('00', '01'),
    tlv('01', '12'),
    tlv('26', tlv('00', 'br.gov.bcb.pix') + tlv('25', pix.location)),
    tlv('52', '0000'),
    tlv('53', '986'),
    tlv('58', 'BR'),
    tlv('59', ascii(pix.merchantName, NAME_MAX)),
    tlv('60', ascii(pix.merchantCity, CITY_MAX)),
    tlv('62', tlv('05', '***')),
    '6304',
  ].join('');
  return unsigned + crc16(unsigned);
}

/** Splits one TLV level; `undefined` when a length does not fit the text. */
export function decodeTlv(text: string): TlvField[] | undefined {
  const fields: TlvField[] = [];
  let at = 0;
  while (at < text.length) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4));
    if (!head?.[1] || !head[2]) return undefined;
    const end = at + 4 + Number(head[2]);
    if (end > text.length) return undefined;
    fields.push({ id: head[1], value: text.slice(at + 4, end) });
    at = end;
  }
  return fields;
}

export function isValidBrCode(text: string): boolean {
  const body = text.slice(0, -4);
  return body.endsWith('6304') && decodeTlv(text) !== undefined && crc16(body) === text.slice(-4);
}
