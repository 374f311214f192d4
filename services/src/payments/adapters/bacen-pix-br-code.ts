/** Whom the payer's bank shows as receiver; cut to what the code may carry. */
export interface Receiver {
  name: string;
  city: string;
}

const NAME_LENGTH = 25;
const CITY_LENGTH = 15;

/** CRC16-CCITT-FALSE: polynomial 0x1021, initial 0xFFFF, nothing reflected, no final xor. */
const crc16 = (text: string): string => {
  let crc = 0xffff;
  for (const byte of Buffer.from(text, 'ascii')) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
};

const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

const ascii = (text: string, length: number): string =>
  text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, length);

/**
 * The "copia e cola" of a charge that lies at `location` (Banco Central, "Manual do BR Code"): banks may leave it to
 * the shop to write it. The amount and the rest are read from the location.
 */
export const brCodeOf = (location: string, receiver: Receiver): string => {
  const unsigned = [
    field('00', '01'),
    field('01', '12'),
    field('26', field('00', 'br.gov.bcb.pix') + field('25', location.replace(/^https?:\/\//, ''))),
    field('52', '0000'),
    field('53', '986'),
    field('58', 'BR'),
    field('59', ascii(receiver.name, NAME_LENGTH)),
    field('60', ascii(receiver.city, CITY_LENGTH)),
    field('62', field('05', '***')),
    '6304',
  ].join('');
  return unsigned + crc16(unsigned);
};
