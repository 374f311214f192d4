import { nextRoast, type RoastRule } from '../features/home/roast-calendar.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-next-roast]')) {
  const rule: RoastRule = JSON.parse(place.dataset.nextRoast ?? '{}');
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  place.textContent = format.format(nextRoast(new Date(), rule));
  place.parentElement?.removeAttribute('hidden');
}
