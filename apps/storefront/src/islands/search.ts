/** The box becomes alive with the first focus: until then it is a plain form, and costs a page almost nothing. */
const place = document.querySelector<HTMLElement>('[data-search]');

const wake = async (): Promise<void> => {
  if (!place) return;
  const { wakeSearch } = await import('../features/search/wake-search.tsx');
  wakeSearch(place);
};

place?.addEventListener('focusin', () => wake().catch(() => undefined), { once: true });
