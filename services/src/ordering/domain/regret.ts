import { shop } from '../../../../shop.config.ts';

const localDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Sao_Paulo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const DAY_MS = 86_400_000;

/** Last calendar day, in the shop's time zone, on which a shopper may withdraw (CDC art. 49): that day counts whole. */
const lastDay = (deliveredAt: string): string => {
  const delivered = new Date(`${localDay.format(new Date(deliveredAt))}T00:00:00Z`);
  return new Date(delivered.getTime() + shop.regretDays * DAY_MS).toISOString().slice(0, 10);
};

/** Whether the days of regret still run. */
export const mayRegret = (deliveredAt: string, now: Date): boolean =>
  localDay.format(now) <= lastDay(deliveredAt);

/** The last moment of the last day. Brazil has kept UTC−3 all year since Decreto 9.772/2019. */
export const regretUntil = (deliveredAt: string): string =>
  new Date(`${lastDay(deliveredAt)}T23:59:59.999-03:00`).toISOString();
