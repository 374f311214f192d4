import { type Dynamo, putNew } from '@loja/platform/dynamo.ts';
import { stockItem, stockOf } from '../adapters/stock.dynamodb.ts';
import type { StockItem } from '../domain/stock.ts';

const received = (
  stockItemId: string,
  unit: StockItem['unit'],
  quantity: number,
  lowAt: number,
): StockItem => ({
  stockItemId,
  unit,
  received: quantity,
  free: quantity,
  reserved: 0,
  sold: 0,
  lowAt,
});

/** Kilograms of roasted beans on the first day; Vaga-lume is nearly gone, Noite Longa is. */
const KILOGRAMS = {
  CASA: 120,
  PADO: 90,
  VARA: 60,
  QUIN: 45,
  VULC: 30,
  FONT: 24,
  MANT: 48,
  GEAD: 12,
  ORVA: 24,
  CERR: 80,
  BURI: 36,
  NOIT: 0,
  MATA: 36,
  NEBL: 24,
  CAPA: 18,
  LUME: 0.75,
  CAPI: 30,
  CONI: 40,
  DIAM: 30,
  SEMP: 15,
  NPIO: 30,
  MOGI: 60,
  ESTA: 40,
  DECA: 30,
} as const;

const UNITS = { V60: 60, FILT: 150, PREN: 25, MOKA: 30, MOED: 14, BALA: 18, CHAL: 12, CANE: 40 } as const;

/** Beans say "last bags" from 3 kg down, equipment from 3 pieces down. */
export const sampleStock: readonly StockItem[] = [
  ...Object.entries(KILOGRAMS).map(([code, kilograms]) => received(code, 'g', kilograms * 1000, 3000)),
  ...Object.entries(UNITS).map(([code, units]) => received(code, 'un', units, 3)),
];

/** Puts the first day's stock where there is none. Rows that exist keep what orders have made of them. */
export const seedStock = async (dynamo: Dynamo, table: string): Promise<void> => {
  const counted = await stockOf(
    dynamo,
    table,
    sampleStock.map(({ stockItemId }) => stockItemId),
  );
  const writes = sampleStock
    .filter(({ stockItemId }) => !counted.has(stockItemId))
    .map((stock) => putNew(table, stockItem(stock)));
  if (writes.length === 0) return;
  const result = await dynamo.transact(writes);
  if (!result.ok) throw new Error('the sample stock was refused');
};
