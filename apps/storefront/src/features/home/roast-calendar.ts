export type RoastRule = { weekdays: readonly number[]; cutoffHour: number; timeZone: string };

const partsIn = (at: Date, timeZone: string): { iso: string; hour: number } => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    iso: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    hour: Number(parts.get('hour')),
  };
};

/** Day (ISO date at UTC midnight) of the roast that an order paid at `at` joins. */
export const nextRoast = (at: Date, rule: RoastRule): Date => {
  const { iso, hour } = partsIn(at, rule.timeZone);
  const first = hour < rule.cutoffHour ? 0 : 1;
  const candidates = Array.from(
    { length: 7 },
    (_, i) => new Date(Date.parse(`${iso}T00:00:00Z`) + (first + i) * 86_400_000),
  );
  const found = candidates.find((day) => rule.weekdays.includes(day.getUTCDay() || 7));
  if (!found) throw new RangeError('a roast rule needs a weekday');
  return found;
};
