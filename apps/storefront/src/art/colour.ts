import type { CoffeeFacts } from '@loja/contracts/http/shopfront.ts';

const channel = (linear: number): string => {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
};

/** Hex of an OKLCH colour (Björn Ottosson's matrices), so that equal steps of lightness look equal across hues. */
const oklch = (lightness: number, chroma: number, hue: number): string => {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
};

/** Landmarks of the HSL wheel, in which the catalogue names hues, on the OKLCH wheel. */
const WHEEL = [29, 70, 109, 142, 195, 264, 328, 389] as const;
const STOPS = [0, 38, 60, 120, 180, 240, 300, 360] as const;

const onWheel = (hue: number): number => {
  const i = STOPS.findLastIndex((stop) => stop <= hue);
  const [from = 0, to = 360] = [STOPS[i], STOPS[i + 1]];
  const [start = 29, end = 389] = [WHEEL[i], WHEEL[i + 1]];
  return start + ((hue - from) / (to - from)) * (end - start);
};

export type Roast = CoffeeFacts['roast'];
export const ROASTS = [
  'clara',
  'media-clara',
  'media',
  'media-escura',
  'escura',
] as const satisfies readonly Roast[];

/** The bag darkens as its coffee does. */
const BODY_LIGHTNESS = {
  clara: 0.8,
  'media-clara': 0.68,
  media: 0.55,
  'media-escura': 0.42,
  escura: 0.32,
} as const satisfies Record<Roast, number>;

export const BEAN_COLOUR = {
  clara: '#c98b52',
  'media-clara': '#a8683a',
  media: '#7d4826',
  'media-escura': '#553019',
  escura: '#351c10',
} as const satisfies Record<Roast, string>;

export const INK = '#24112e';
export const LABEL = '#fffaf5';

export type BagColours = { body: string; figure: string; accent: string; deep: string; pale: string };

export const bagColours = (catalogueHue: number, roast: Roast): BagColours => {
  const hue = onWheel(catalogueHue);
  const l = BODY_LIGHTNESS[roast];
  return {
    body: oklch(l, 0.15, hue),
    figure: oklch(l > 0.6 ? l - 0.2 : l + 0.2, 0.16, hue + 24),
    accent: oklch(0.83, 0.14, hue + 75),
    deep: oklch(Math.max(0.2, l - 0.28), 0.1, hue),
    pale: oklch(0.93, 0.045, hue),
  };
};

export type ToolColours = {
  main: string;
  dark: string;
  light: string;
  accent: string;
  steel: string;
  steelDark: string;
};

export const toolColours = (catalogueHue: number): ToolColours => {
  const hue = onWheel(catalogueHue);
  return {
    main: oklch(0.6, 0.16, hue),
    dark: oklch(0.42, 0.13, hue),
    light: oklch(0.82, 0.1, hue),
    accent: oklch(0.84, 0.14, hue + 75),
    steel: '#d9d3de',
    steelDark: '#8f8599',
  };
};

/** The panel behind a product's art: the same hue, nearly white. */
export const panelColour = (hue: number): string => oklch(0.945, 0.032, onWheel(hue));

export const panelShade = (hue: number): string => oklch(0.915, 0.05, onWheel(hue) + 18);
