/** "24/11/2026" of an ISO date, without a time zone to shift it. */
export const dayOf = (isoDate: string): string => isoDate.slice(0, 10).split('-').reverse().join('/');
