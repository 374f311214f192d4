import { parseArgs } from 'node:util';
import type { Size } from './scenario.ts';

/** What a person asks of `npm run proof`. */
export type Asked = {
  names: readonly string[];
  seeds: readonly number[];
  size: Size;
  /** Shops to open side by side, each of which takes the next run when it is done with one. */
  shops: number;
  record: boolean;
};

/** A number as written by a person; nothing for what is none, or is below one. */
const countOf = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

const seedsOf = (seed: string | undefined, seeds: string | undefined): readonly number[] | string => {
  if (seed !== undefined && seeds !== undefined) return '--seed is one seed, --seeds a count: not both';
  const asked = countOf(seed ?? seeds ?? '1');
  if (asked === undefined)
    return seed === undefined ? `--seeds ${seeds}: no count` : `--seed ${seed}: no seed`;
  return seed === undefined ? Array.from({ length: asked }, (_, at) => at + 1) : [asked];
};

/** What the arguments ask for, or `help`, or what is wrong with them: a proof of nothing must not pass for one. */
export const askedBy = (args: string[], known: readonly string[]): Asked | 'help' | { wrong: string } => {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      shops: { type: 'string', default: '1' },
      short: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const names = values.scenario?.split(',') ?? known;
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) return { wrong: `no scenario ${strange.map((name) => `"${name}"`).join(', ')}` };
  const seeds = seedsOf(values.seed, values.seeds);
  if (typeof seeds === 'string') return { wrong: seeds };
  const shops = countOf(values.shops);
  if (shops === undefined || shops > 4) return { wrong: `--shops ${values.shops}: one to four` };
  if (values.short && values.record) return { wrong: '--record keeps results of the full shapes only' };
  return {
    names: known.filter((name) => names.includes(name)),
    seeds,
    size: values.short ? 'short' : 'full',
    shops,
    record: values.record,
  };
};
