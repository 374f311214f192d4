const PATTERN = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;
const UNIT_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** Milliseconds of an ISO-8601 duration of weeks, days, hours, minutes or seconds; `undefined` when malformed or zero. */
export function durationMs(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const total = UNIT_MS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
  return total > 0 ? total : undefined;
}
