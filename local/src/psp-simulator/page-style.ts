import { raw } from 'hono/html';

export const STYLE = raw(`
:root { color-scheme: light dark; --ink: light-dark(#1b1f23, #f2f2ee); --soft: light-dark(#5b6470, #a9b1ba);
  --ground: light-dark(#f4f5f2, #16191c); --card: light-dark(#fff, #20252a); --line: light-dark(#d9ddd6, #373e45);
  --go: light-dark(#0b6b4f, #7fd8b5); --on-go: light-dark(#fff, #06281d); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1rem; }
header p, .soft { color: var(--soft); }
h1 { font-size: 1.35rem; line-height: 1.2; margin: .5rem 0 0; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: .75rem 0; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; justify-content: space-between; }
.amount { font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; margin: 0; }
.card p { margin: .15rem 0; overflow-wrap: anywhere; }
label { display: block; font-weight: 600; }
textarea { width: 100%; min-height: 6rem; margin: .35rem 0 .75rem; padding: .6rem; font: .875rem/1.4 ui-monospace, monospace;
  color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .5rem; }
button, .button { display: inline-block; min-height: 2.75rem; padding: .6rem 1.25rem; border: 0; border-radius: .5rem;
  background: var(--go); color: var(--on-go); font: inherit; font-weight: 650; text-decoration: none; cursor: pointer; }
button.plain { background: transparent; color: var(--go); border: 2px solid var(--go); }
.bars { display: block; width: 100%; height: 4.5rem; background: #fff; fill: #000; margin-top: .75rem; }
code { font: 1rem/1.6 ui-monospace, monospace; }
button.wide { width: 100%; }
a { color: var(--go); }
:focus-visible { outline: 3px solid var(--go); outline-offset: 2px; }
.qr { display: block; width: min(100%, 15rem); margin: 1rem auto; border-radius: .5rem; }
[role=status], [role=alert] { border-left: .3rem solid var(--go); padding: .6rem .9rem; background: var(--card); }
[role=alert] { border-color: #b3261e; }
`);
