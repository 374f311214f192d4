import type { ToolColours } from './colour.ts';

/** Equipment drawings on a 320 × 320 square, floor at y = 286. */
type Drawing = (c: ToolColours) => string;

export const floor = '<ellipse cx="160" cy="287" rx="112" ry="9" fill="#1a0820" opacity=".16"/>';
const shade = (d: string): string => `<path d="${d}" fill="#1a0820" opacity=".14"/>`;
const shine = (d: string): string => `<path d="${d}" fill="#fff" opacity=".3"/>`;

const dripper: Drawing = (c) => {
  const cone = 'M62 92H258L196 226H124Z';
  return `<path d="M258 112Q306 112 300 152Q294 186 236 170" fill="none" stroke="${c.dark}" stroke-width="17" stroke-linecap="round"/>
<path d="${cone}" fill="${c.main}"/>${shade('M160 92H258L196 226H160Z')}
<g fill="none" stroke="${c.dark}" stroke-width="5" stroke-linecap="round" opacity=".7"><path d="M92 106Q112 170 138 216"/><path d="M128 106Q138 170 151 216"/><path d="M166 106Q166 170 163 216"/><path d="M202 106Q192 170 174 216"/><path d="M234 106Q212 170 184 216"/></g>
<rect x="52" y="78" width="216" height="20" rx="10" fill="${c.light}"/>
<rect x="84" y="226" width="152" height="22" rx="11" fill="${c.dark}"/><path d="M128 248H192L182 274H138Z" fill="${c.main}"/>${shine('M80 106L132 218H120L66 106Z')}`;
};

const filters: Drawing = (c) => `<path d="M52 84Q160 44 268 84L178 268Q160 284 142 268Z" fill="${c.light}"/>
<path d="M66 96Q160 58 254 96L174 262Q160 274 146 262Z" fill="#fff8ee"/><path d="M80 106Q160 72 240 106L170 256Q160 265 150 256Z" fill="#f4e7d3"/>
<path d="M92 116Q160 88 228 116L166 250Q160 256 154 250Z" fill="#fffaf2"/><path d="M228 116L166 250Q163 254 160 254V102Q196 102 228 116Z" fill="#1a0820" opacity=".06"/>
<g stroke="${c.main}" stroke-width="4" stroke-linecap="round"><path d="M120 132L142 180"/><path d="M160 126V190"/><path d="M200 132L178 180"/></g><circle cx="160" cy="222" r="10" fill="${c.accent}"/>`;

const press: Drawing = (
  c,
) => `<path d="M232 134H264Q286 134 286 158V214Q286 238 264 238H232" fill="none" stroke="${c.dark}" stroke-width="16"/>
<rect x="88" y="104" width="148" height="174" rx="10" fill="#e8f1f4"/><path d="M88 176H236V268Q236 278 226 278H98Q88 278 88 268Z" fill="#5a3018"/><rect x="88" y="168" width="148" height="14" fill="#a66a3c"/>
<rect x="156" y="30" width="8" height="142" fill="${c.steelDark}"/><circle cx="160" cy="28" r="15" fill="${c.dark}"/><rect x="92" y="158" width="140" height="12" rx="4" fill="${c.steel}"/>
<path d="M78 104Q84 78 112 76H208Q236 78 246 104Z" fill="${c.main}"/><path d="M88 104L62 94V82L92 88Z" fill="${c.main}"/>
<g fill="${c.main}"><rect x="80" y="124" width="164" height="12" rx="6"/><rect x="80" y="252" width="164" height="14" rx="7"/><rect x="84" y="130" width="10" height="152"/><rect x="230" y="130" width="10" height="152"/></g><rect x="76" y="276" width="172" height="10" rx="5" fill="${c.dark}"/>${shine('M104 108H120V272H104Z')}`;

const moka: Drawing = (c) => {
  const top = 'M104 70H210L226 158H98Z';
  const base = 'M100 178H224L244 278Q244 286 236 286H88Q80 286 80 278Z';
  return `<path d="M216 92H266Q282 92 280 110L272 168" fill="none" stroke="${c.dark}" stroke-width="18" stroke-linecap="round" stroke-linejoin="round"/>
<path d="M106 70L70 96L100 118Z" fill="${c.steel}"/><path d="${top}" fill="${c.steel}"/><path d="${base}" fill="${c.main}"/>
${shade('M140 70H176L182 158H136Z')}${shade('M136 178H190L198 286H126Z')}<path d="M190 70H210L226 158H204Z" fill="#1a0820" opacity=".2"/><path d="M196 178H224L244 278Q244 286 236 286H214Z" fill="#1a0820" opacity=".2"/>
<rect x="90" y="156" width="144" height="24" rx="6" fill="${c.dark}"/><path d="M102 70Q104 48 157 46Q208 48 212 70Z" fill="${c.steelDark}"/><circle cx="157" cy="38" r="12" fill="${c.dark}"/><circle cx="116" cy="222" r="8" fill="${c.accent}"/>`;
};

const grinder: Drawing = (
  c,
) => `<path d="M160 52L262 36" stroke="${c.steelDark}" stroke-width="11" stroke-linecap="round"/><circle cx="266" cy="34" r="17" fill="${c.dark}"/><rect x="258" y="34" width="16" height="30" rx="8" fill="${c.dark}"/><circle cx="160" cy="52" r="12" fill="${c.steelDark}"/>
<path d="M116 66H204V92H116Z" fill="${c.steel}"/><rect x="108" y="86" width="104" height="94" rx="8" fill="${c.main}"/><rect x="108" y="180" width="104" height="16" fill="${c.steelDark}"/><path d="M112 196H208V270Q208 286 192 286H128Q112 286 112 270Z" fill="#f3dfc3"/><path d="M112 232Q160 214 208 232V270Q208 286 192 286H128Q112 286 112 270Z" fill="#6f4023"/>
<g stroke="${c.dark}" stroke-width="3" opacity=".55"><path d="M126 92V174M140 92V174M154 92V174M168 92V174M182 92V174M196 92V174"/></g>${shade('M176 86H204Q212 86 212 94V172Q212 180 204 180H176Z')}<rect x="108" y="116" width="104" height="30" fill="${c.accent}"/>${shine('M120 200H134V280H128Q120 280 120 272Z')}`;

const scale: Drawing = (
  c,
) => `<path d="M110 170H210L202 108H118Z" fill="#e8f1f4"/><path d="M116 158H206L203 132H119Z" fill="#5a3018"/><path d="M118 108H202L206 98H114Z" fill="${c.steel}"/><path d="M208 116Q236 118 230 140Q226 156 210 154" fill="none" stroke="#cfdde2" stroke-width="9"/>
<path d="M60 186Q60 172 74 172H246Q260 172 260 186V206H60Z" fill="${c.light}"/><path d="M40 206H280Q292 206 292 218V266Q292 282 276 282H44Q28 282 28 266V218Q28 206 40 206Z" fill="${c.main}"/>${shade('M28 252H292V266Q292 282 276 282H44Q28 282 28 266Z')}
<rect x="62" y="222" width="124" height="40" rx="8" fill="${c.dark}"/><g fill="none" stroke="${c.accent}" stroke-width="4" stroke-linecap="round"><path d="M80 232V240M80 244V252M92 232H104V241H92V252H104M116 232H128V252H116ZM148 232H160V241H148M160 241V252H148"/></g><circle cx="138" cy="251" r="2.6" fill="${c.accent}"/><circle cx="220" cy="242" r="13" fill="${c.light}"/><circle cx="258" cy="242" r="13" fill="${c.accent}"/>`;

const kettle: Drawing = (c) => {
  const body = 'M112 124H220L250 262Q254 286 230 286H102Q78 286 82 262Z';
  return `<path d="M96 246Q58 246 58 200Q58 150 40 124L26 110" fill="none" stroke="${c.dark}" stroke-width="15" stroke-linecap="round" stroke-linejoin="round"/>
<path d="M214 132H262Q284 132 282 156L274 218" fill="none" stroke="#4a2a16" stroke-width="18" stroke-linecap="round" stroke-linejoin="round"/><path d="${body}" fill="${c.main}"/>${shade('M184 124H220L250 262Q254 286 230 286H196Z')}${shine('M122 136H136L120 274H106Z')}
<path d="M108 124Q112 98 166 98Q220 98 224 124Z" fill="${c.light}"/><rect x="156" y="78" width="20" height="22" rx="5" fill="${c.dark}"/><circle cx="166" cy="72" r="13" fill="#4a2a16"/><rect x="104" y="120" width="124" height="11" rx="5" fill="${c.dark}"/><circle cx="166" cy="204" r="25" fill="${c.light}"/><path d="M166 204L178 190" stroke="${c.dark}" stroke-width="4" stroke-linecap="round"/>`;
};

const server: Drawing = (c) => {
  const glass =
    'M118 100H202Q202 128 226 160Q256 200 252 246Q248 284 212 284H108Q72 284 68 246Q64 200 94 160Q118 128 118 100Z';
  return `<path d="M214 128Q278 118 280 176Q280 222 250 232" fill="none" stroke="${c.main}" stroke-width="15" stroke-linecap="round"/><path d="${glass}" fill="#e6f1f3"/>
<path d="M78 196Q160 184 242 196Q256 220 252 246Q248 284 212 284H108Q72 284 68 246Q64 220 78 196Z" fill="#6b3a1c"/><ellipse cx="160" cy="195" rx="82" ry="8" fill="#9a5e34"/><rect x="106" y="108" width="108" height="26" rx="8" fill="${c.main}"/>${shade('M160 108H206Q214 108 214 116V126Q214 134 206 134H160Z')}<path d="M112 100L96 82H206V100Z" fill="#d5e6ea"/><path d="M112 62H208V84H112Z" fill="${c.dark}"/><rect x="146" y="48" width="28" height="18" rx="7" fill="${c.accent}"/>${shine('M96 176Q84 204 86 250L100 262Q96 206 112 168Z')}
<g stroke="#fff" stroke-width="3" opacity=".65" stroke-linecap="round"><path d="M206 222H228M212 242H230M206 262H226"/></g>`;
};

const mug: Drawing = (
  c,
) => `<path d="M222 134H250Q286 134 286 174Q286 222 236 222" fill="none" stroke="${c.main}" stroke-width="20"/><path d="M72 96H232V246Q232 284 194 284H110Q72 284 72 246Z" fill="${c.main}"/>${shade('M184 96H232V246Q232 284 194 284H170Q184 270 184 246Z')}
<ellipse cx="152" cy="98" rx="80" ry="19" fill="${c.dark}"/><ellipse cx="152" cy="101" rx="67" ry="12.500" fill="#4a2512"/><ellipse cx="138" cy="99" rx="24" ry="4" fill="#8a5530"/>
<g fill="${c.light}"><path d="M92 150A42 42 0 0 1 134 192A42 42 0 0 1 92 150Z"/><path d="M176 150A42 42 0 0 0 134 192A42 42 0 0 0 176 150Z"/><path d="M92 234A42 42 0 0 0 134 192A42 42 0 0 0 92 234Z"/><path d="M176 234A42 42 0 0 1 134 192A42 42 0 0 1 176 234Z"/></g><circle cx="134" cy="192" r="9" fill="${c.accent}"/>${shine('M82 116Q90 120 92 121V250Q92 262 98 270Q82 264 82 246Z')}
<g fill="none" stroke="${c.light}" stroke-width="6" stroke-linecap="round" opacity=".8"><path d="M124 66Q114 52 124 40T124 16"/><path d="M172 66Q162 52 172 40T172 16"/></g>`;

const canister: Drawing = (
  c,
) => `<path d="M84 96H236V270Q236 286 220 286H100Q84 286 84 270Z" fill="${c.main}"/>${shade('M188 96H236V270Q236 286 220 286H188Z')}<rect x="76" y="72" width="168" height="32" rx="10" fill="${c.dark}"/><rect x="128" y="50" width="64" height="26" rx="10" fill="${c.light}"/>
<path d="M236 84H256V128H236" fill="none" stroke="${c.steelDark}" stroke-width="7"/><rect x="104" y="140" width="112" height="102" rx="8" fill="#fffaf5"/><g transform="translate(160 184) rotate(-28)"><ellipse rx="34" ry="24" fill="#6f4023"/><path d="M-31 2Q-9-11 0 0T31-2" fill="none" stroke="#fffaf5" stroke-width="5"/></g><rect x="132" y="222" width="56" height="7" rx="3.500" fill="${c.accent}"/>${shine('M94 110H106V276H102Q94 276 94 268Z')}`;

export const tools = {
  dripper,
  filters,
  press,
  moka,
  grinder,
  scale,
  kettle,
  server,
  mug,
  canister,
} as const satisfies Record<string, Drawing>;
