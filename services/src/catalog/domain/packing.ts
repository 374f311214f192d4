import type { PORTION_GRAMS } from '@loja/contracts/http/staff-catalog.ts';

export type PortionGrams = (typeof PORTION_GRAMS)[number];

interface Pouch {
  label: string;
  /** Packed weight, in grams. */
  grams: number;
}

/** The three pouches of the trade. */
export const pouches = {
  250: { label: '250 g', grams: 270 },
  500: { label: '500 g', grams: 530 },
  1000: { label: '1 kg', grams: 1050 },
} as const satisfies Record<PortionGrams, Pouch>;

/** The box that holds a kit's pouches. */
export const BOX_GRAMS = 90;
