import type { StockItem } from './stock.ts';

/** How goods go from one column to another. Nothing else changes them, but goods that come in. */
export const moves = {
  /** An order is placed. */
  reserve: { from: 'free', to: 'reserved' },
  /** It is paid. */
  sell: { from: 'reserved', to: 'sold' },
  /** It expires or is cancelled unpaid. */
  release: { from: 'reserved', to: 'free' },
  /** Money came after the order had expired, or goods replace what came back: nothing was reserved. */
  take: { from: 'free', to: 'sold' },
  /** Sold goods are on the shelf again: cancelled before they left, or back and whole. What is scrapped stays sold. */
  putBack: { from: 'sold', to: 'free' },
} as const;

export type Move = keyof typeof moves;

/** The stock after a move, or undefined when the column holds too little: no column ever goes below zero. */
export const moved = (stock: StockItem, move: Move, quantity: number): StockItem | undefined => {
  const { from, to } = moves[move];
  if (stock[from] < quantity) return undefined;
  return { ...stock, [from]: stock[from] - quantity, [to]: stock[to] + quantity };
};
