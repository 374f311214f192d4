import type { Clock } from '@loja/kernel/clock.ts';
import { type Count, countAt, secondsUntilFree, sliceAt, withOneMore } from '../domain/window.ts';
import type { Counters } from '../ports.ts';

export const memoryCounters = (clock: Clock): Counters => {
  const counts = new Map<string, Count>();
  return {
    async take(key, rule) {
      const now = clock();
      const count = countAt(counts.get(key), sliceAt(rule, now));
      if (count.total >= rule.limit) return { taken: false, retryAfter: secondsUntilFree(rule, count, now) };
      counts.set(key, withOneMore(count));
      return { taken: true, place: { key, slice: count.slice } };
    },
    async giveBack({ key, slice }) {
      const count = counts.get(key);
      const times = count?.taken[slice] ?? 0;
      if (count && times > 0)
        counts.set(key, { ...count, total: count.total - 1, taken: { ...count.taken, [slice]: times - 1 } });
    },
  };
};
