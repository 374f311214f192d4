/** A day of the shop's books, `2026-11-24`, from midnight to midnight in São Paulo. */
export type Day = `${number}-${number}-${number}`;

const page = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo', dateStyle: 'short' });

/** The day on whose page an instant is written. */
export const dayOf = (at: Date): Day => page.format(at) as Day;

/** Hours from UTC's midnight to São Paulo's; Brazil may bring daylight saving back by decree. */
const OFFSETS = [2, 3];

/** The first instant of the day; when clocks go forward at midnight that is one o'clock. */
const startOf = (day: Day): Date => {
  const utc = Date.parse(`${day}T00:00:00.000Z`);
  const starts = OFFSETS.map((hours) => new Date(utc + hours * 3_600_000));
  const start = starts.find((at) => dayOf(at) === day);
  if (!start) throw new RangeError(`no such day: ${day}`);
  return start;
};

const moved = (day: Day, by: number): Day =>
  dayOf(new Date(Date.parse(`${day}T15:00:00.000Z`) + by * 86_400_000));

export const daysBefore = (day: Day, count: number): Day => moved(day, -count);
export const dayBefore = (day: Day): Day => daysBefore(day, 1);

/** From the first instant of the day until before the first of the next. */
export const spanOf = (day: Day): { from: Date; to: Date } => ({
  from: startOf(day),
  to: startOf(moved(day, 1)),
});
