/** What one unit of a SKU takes from stock: grams of a roast or units of a tool. */
export interface Consumption {
  stockItemId: string;
  quantity: number;
}

/** What an order takes from stock, each item once. */
export type Demand = readonly Consumption[];

export interface Consuming {
  quantity: number;
  consumes: readonly Consumption[];
}

/** The lines that draw on any of `stockItemIds`: what the shopper must change when those ran out. */
export const linesDrawingOn = <Line extends Consuming>(
  lines: readonly Line[],
  stockItemIds: readonly string[],
): Line[] =>
  lines.filter(({ consumes }) => consumes.some(({ stockItemId }) => stockItemIds.includes(stockItemId)));
