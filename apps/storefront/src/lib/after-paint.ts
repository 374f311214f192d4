/** A browser that tells of no paint, or is asked for none, still gets its scripts. */
const PATIENCE_MS = 3000;

/**
 * Does something once the page has been seen: until then it would take the line from style, letters and the picture.
 * A page behind another one is not painted, so that there it is done at once.
 */
export const afterPaint = (act: () => void): void => {
  let done = false;
  const once = (): void => {
    if (!done) act();
    done = true;
  };
  if (document.visibilityState === 'hidden' || !PerformanceObserver.supportedEntryTypes.includes('paint')) {
    once();
    return;
  }
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    once();
  }).observe({ type: 'paint', buffered: true });
  setTimeout(once, PATIENCE_MS);
};
