import type { Money } from '@loja/kernel/money.ts';

// The kernel's own formatter comes with its schema library; a page must stay light.
const reais = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' });

/** "R$ 49,90" (no-break space after the sign). */
export const reaisOf = (money: Pick<Money, 'cents'>): string => reais.format(money.cents / 100);
