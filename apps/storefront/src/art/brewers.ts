import type { BrewMethod } from '../features/brewing/recipes.ts';
import { type ToolColours, toolColours } from './colour.ts';
import { floor, tools } from './tools.ts';

/** Brewers that the shop does not sell, drawn like those that it does: a 320 × 320 square, floor at y = 286. */
type Drawing = (c: ToolColours) => string;

const shade = (d: string): string => `<path d="${d}" fill="#1a0820" opacity=".14"/>`;
const shine = (d: string): string => `<path d="${d}" fill="#fff" opacity=".34"/>`;
const COFFEE = '#5a3018';

const espresso: Drawing = (c) =>
  `<rect x="84" y="44" width="152" height="34" rx="10" fill="${c.steelDark}"/><rect x="96" y="78" width="128" height="30" rx="6" fill="${c.steel}"/>
<path d="M100 108H220L208 148H112Z" fill="${c.main}"/>${shade('M160 108H220L208 148H160Z')}<path d="M214 112L296 132Q306 136 303 146Q300 156 290 154L210 138Z" fill="${c.dark}"/>
<path d="M132 148H152L148 168H136ZM168 148H188L184 168H172Z" fill="${c.steelDark}"/><path d="M141 168H144V216H141ZM176 168H179V216H176Z" fill="${COFFEE}"/>
<path d="M98 206H222L208 268Q206 276 196 276H124Q114 276 112 268Z" fill="#fffaf2"/><path d="M218 218Q250 216 248 238Q245 258 210 256" fill="none" stroke="#fffaf2" stroke-width="11"/><path d="M103 214H217L214 228H106Z" fill="${c.accent}"/><path d="M104 219H216L207 262Q206 266 200 266H120Q114 266 113 262Z" fill="${COFFEE}" opacity=".92"/><path d="M104 219H216L214 230H106Z" fill="#c98b52"/>${shade('M160 206H222L208 268Q206 276 196 276H160Z')}
<ellipse cx="160" cy="280" rx="92" ry="9" fill="${c.light}"/>`;

const aeropress: Drawing = (c) =>
  `<rect x="112" y="28" width="96" height="14" rx="7" fill="${c.dark}"/><path d="M122 42H198V132H122Z" fill="${c.light}"/>${shine('M132 42H146V132H132Z')}
<rect x="100" y="104" width="120" height="13" rx="6" fill="${c.dark}"/><path d="M110 117H210V224H110Z" fill="${c.steel}" opacity=".75"/><rect x="116" y="126" width="88" height="14" rx="4" fill="${c.dark}"/><path d="M112 164H208V224H112Z" fill="${COFFEE}"/><path d="M112 158H208V170H112Z" fill="#a66a3c"/>
<g stroke="${c.dark}" stroke-width="4"><path d="M196 150H208M196 170H208M196 190H208"/></g><rect x="98" y="218" width="124" height="16" rx="8" fill="${c.main}"/><path d="M88 234H232L222 248H98Z" fill="${c.dark}"/>
<path d="M98 248H222V276Q222 286 212 286H108Q98 286 98 276Z" fill="${c.accent}"/>${shine('M120 120H134V216H120Z')}${shade('M170 117H210V224H170Z')}`;

const chemex: Drawing = (c) =>
  `<path d="M78 34H242L178 146L246 268Q250 286 230 286H90Q70 286 74 268L142 146Z" fill="#e8f1f4"/>
<path d="M82 40H238L166 150H154Z" fill="#fffaf2"/><path d="M102 70H218L165 150H155Z" fill="#7d4826"/><path d="M111 84H209L200 98H120Z" fill="#553019" opacity=".6"/>
<path d="M104 216H216L240 266Q242 278 230 278H90Q78 278 80 266Z" fill="${COFFEE}"/><path d="M104 216H216L220 226H100Z" fill="#a66a3c"/>
<path d="M118 112L202 112L186 146L202 182H118L134 146Z" fill="${c.main}"/>${shade('M160 112H202L186 146L202 182H160Z')}<path d="M124 140H196V154H124Z" fill="${c.accent}"/><circle cx="160" cy="147" r="9" fill="${c.dark}"/>${shine('M100 40H116L150 96L146 106Z')}${shine('M96 240L106 222H116L104 262Q100 268 92 262Z')}`;

const coldbrew: Drawing = (c) =>
  `<path d="M96 58H224V84Q224 96 232 104Q246 118 246 140V266Q246 286 226 286H94Q74 286 74 266V140Q74 118 88 104Q96 96 96 84Z" fill="#e8f1f4"/>
<path d="M82 138H238V266Q238 278 226 278H94Q82 278 82 266Z" fill="${COFFEE}"/><path d="M82 132H238V146H82Z" fill="#7d4826"/>
<g fill="#d6e8f2" opacity=".85"><path d="M108 116L146 108L154 146L116 154Z"/><path d="M168 112L206 122L196 160L158 150Z"/><path d="M124 160L160 170L150 206L114 196Z"/></g>
<rect x="88" y="34" width="144" height="30" rx="10" fill="${c.main}"/><path d="M88 48H232V54H88Z" fill="${c.dark}"/>${shade('M178 34H222Q232 34 232 44V64H178Z')}<path d="M190 196A34 34 0 0 1 190 264A34 34 0 0 1 190 196Z" fill="${c.accent}"/><path d="M190 204A26 26 0 0 1 190 256A26 26 0 0 1 190 204Z" fill="#fff3d6"/><g stroke="${c.accent}" stroke-width="3"><path d="M190 206V254M166 230H214M173 213L207 247M207 213L173 247"/></g>${shine('M92 124Q96 112 108 108V262H92Z')}`;

const DRAWN: Readonly<Record<BrewMethod, readonly [Drawing, hue: number]>> = {
  coado: [tools.dripper, 12],
  prensa: [tools.press, 200],
  moka: [tools.moka, 220],
  espresso: [espresso, 290],
  aeropress: [aeropress, 168],
  chemex: [chemex, 34],
  coldbrew: [coldbrew, 330],
};

/** What a method is brewed in, as the inside of an SVG of 320 × 320. */
export const brewer = (method: BrewMethod): string => {
  const [draw, hue] = DRAWN[method];
  return (floor + draw(toolColours(hue))).replaceAll('\n', '');
};
export const brewerHue = (method: BrewMethod): number => DRAWN[method][1];
