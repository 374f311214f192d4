import { describe, expect, it } from 'vitest';
import { crc16, decodeTlv, encodeDynamicPix, isValidBrCode } from './br-code.ts';

const CENTRAL_BANK_DYNAMIC =
  '00020101021226480014br.gov.bcb.pix2526pix.example.com/qr/v2/12345204000053039865802BR5913Fulano de Tal6008Brasilia62070503***6304FC66';

describe('BR Code', () => {
  it('computes the CRC16-CCITT-FALSE check value', () => {
    expect(crc16('123456789')).toBe('29B1');
  });

  it('encodes a dynamic charge exactly as the published example', () => {
    const code = encodeDynamicPix({
      location: 'pix.example.com/qr/v2/1234',
      merchantName: 'Fulano de Tal',
      merchantCity: 'Brasilia',
    });
    expect(code).toBe(CENTRAL_BANK_DYNAMIC);
    expect(isValidBrCode(code)).toBe(true);
  });

  it("verifies Banco Central's static example", () => {
    const code =
      '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D';
    expect(isValidBrCode(code)).toBe(true);
  });

  it('refuses a code with one changed character', () => {
    expect(isValidBrCode(CENTRAL_BANK_DYNAMIC.replace('Fulano', 'Fulana'))).toBe(false);
  });

  it('refuses text whose lengths do not add up', () => {
    expect(decodeTlv('0005ab')).toBeUndefined();
    expect(isValidBrCode('6304')).toBe(false);
  });

  it('writes names without accents and within the limits of the manual', () => {
    const code = encodeDynamicPix({
      location: 'x.example/1',
      merchantName: 'Torrefação Açaí e Café da Serra Ltda',
      merchantCity: 'São José do Rio Preto',
    });
    const fields = new Map(decodeTlv(code)?.map((field) => [field.id, field.value]));
    expect(fields.get('59')).toBe('Torrefacao Acai e Cafe da');
    expect(fields.get('60')).toBe('Sao Jose do Rio');
  });

  it('refuses a location longer than 77 characters', () => {
    expect(() =>
      encodeDynamicPix({ location: 'x'.repeat(78), merchantName: 'A', merchantCity: 'B' }),
    ).toThrow(RangeError);
  });
});
