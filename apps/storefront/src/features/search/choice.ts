/** Where the arrow keys lead in a list of `count` rows: past either end lies the field itself, which is -1. */
export const moved = (active: number, key: 'ArrowDown' | 'ArrowUp', count: number): number => {
  if (count === 0) return -1;
  if (key === 'ArrowDown') return active + 1 >= count ? -1 : active + 1;
  return active < 0 ? count - 1 : active - 1;
};
