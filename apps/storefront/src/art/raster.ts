import { initWasm, Resvg } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm?url&inline';

let ready: Promise<void> | undefined;

/** The module comes inside the bundle: a function that draws needs no file beside it, on any processor. */
const start = (): Promise<void> => {
  ready ??= initWasm(Buffer.from(wasm.slice(wasm.indexOf(',') + 1), 'base64'));
  return ready;
};

/** The drawing as PNG, at the drawing's own size. The same drawing gives the same bytes. */
export const pngOf = async (svg: string): Promise<Uint8Array<ArrayBuffer>> => {
  await start();
  const resvg = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = resvg.render();
  const png = new Uint8Array(image.asPng());
  image.free();
  resvg.free();
  return png;
};
