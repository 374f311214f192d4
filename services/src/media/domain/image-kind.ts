const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * What a file is by its own first bytes, whatever its name or sender says. Only these three reach a decoder: SVG
 * carries script, and every further format is a further decoder to be attacked.
 */
export const imageKindOf = (bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\u001a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  return undefined;
};
