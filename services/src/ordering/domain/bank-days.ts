const DAY_MS = 86_400_000;
/** Midnight in São Paulo, which has had no summer time since 2019 (Decreto 9.772/2019). */
const OFFSET_MS = 3 * 3_600_000;

/** Day and month on which banks are closed every year. */
const fixed = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '11-20', '12-25'];
/** Days from Easter Sunday: both days of carnival, Good Friday, Corpus Christi (Resolução CMN 4.880/2020). */
const movable = [-48, -47, -2, 60];

/** Easter Sunday of a year, as days since 1970 (Meeus, Astronomical Algorithms, ch. 8). */
const easterOf = (year: number): number => {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const golden = year % 19;
  const leaps =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + leaps + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1) / DAY_MS;
};

const isBankDay = (day: number): boolean => {
  const date = new Date(day * DAY_MS);
  const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const fromEaster = day - easterOf(date.getUTCFullYear());
  return !isWeekend && !fixed.includes(date.toISOString().slice(5, 10)) && !movable.includes(fromEaster);
};

/** The end, in São Paulo, of the `count`th day after an instant's own on which banks are open. */
export const bankDaysAfter = (at: Date, count: number): Date => {
  let day = Math.floor((at.getTime() - OFFSET_MS) / DAY_MS);
  for (let left = count; left > 0; left -= isBankDay(day) ? 1 : 0) day += 1;
  return new Date((day + 1) * DAY_MS + OFFSET_MS);
};
