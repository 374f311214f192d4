import * as z from 'zod';

/** Ranges of Correios by state, five-digit prefixes, ends included. Two states have a hole for their neighbour. */
const RANGES: readonly (readonly [first: number, last: number, uf: string])[] = [
  [1000, 19999, 'SP'],
  [20000, 28999, 'RJ'],
  [29000, 29999, 'ES'],
  [30000, 39999, 'MG'],
  [40000, 48999, 'BA'],
  [49000, 49999, 'SE'],
  [50000, 56999, 'PE'],
  [57000, 57999, 'AL'],
  [58000, 58999, 'PB'],
  [59000, 59999, 'RN'],
  [60000, 63999, 'CE'],
  [64000, 64999, 'PI'],
  [65000, 65999, 'MA'],
  [66000, 68899, 'PA'],
  [68900, 68999, 'AP'],
  [69000, 69299, 'AM'],
  [69300, 69399, 'RR'],
  [69400, 69899, 'AM'],
  [69900, 69999, 'AC'],
  [70000, 72799, 'DF'],
  [72800, 72999, 'GO'],
  [73000, 73699, 'DF'],
  [73700, 76799, 'GO'],
  [76800, 76999, 'RO'],
  [77000, 77999, 'TO'],
  [78000, 78899, 'MT'],
  [79000, 79999, 'MS'],
  [80000, 87999, 'PR'],
  [88000, 89999, 'SC'],
  [90000, 99999, 'RS'],
];

/** The state of an 8-digit CEP, or undefined when the number lies in no state's range. */
export const stateOfCep = (cep: string): string | undefined => {
  const prefix = Number(cep.slice(0, 5));
  return RANGES.find(([first, last]) => prefix >= first && prefix <= last)?.[2];
};

/** A CEP in 8 digits (hyphen accepted on input) that lies in some state's range. */
export const Cep = z
  .string()
  .max(12)
  .transform((text) => text.replace(/[-.\s]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{8}$/)
      .refine((text) => stateOfCep(text) !== undefined, 'CEP in no range'),
  );

/** "01310-100". */
export const formatCep = (cep: string): string => `${cep.slice(0, 5)}-${cep.slice(5)}`;
