import type { Money } from '@loja/kernel/money.ts';
import { reaisOf } from '../../lib/money.ts';

type Amount = Pick<Money, 'cents'>;
export interface TotalsProps {
  goods: Amount;
  /** What comes off, each by its name; none of zero. */
  reductions: readonly { name: string; amount: Amount }[];
  freight: { name?: string | undefined; text: string };
  total: Amount;
  words: { goods: string; freight: string; total: string };
}

/** What is to be paid, line by line: of a cart, of an order about to be placed, of one that was. */
export const Totals = ({ goods, reductions, freight, total, words }: TotalsProps) => (
  <dl class="totals">
    <div>
      <dt>{words.goods}</dt>
      <dd>{reaisOf(goods)}</dd>
    </div>
    {reductions.map(({ name, amount }) => (
      <div class="totals-good" key={name}>
        <dt>{name}</dt>
        <dd>−{reaisOf(amount)}</dd>
      </div>
    ))}
    <div>
      <dt>{freight.name ? `${words.freight} (${freight.name})` : words.freight}</dt>
      <dd>{freight.text}</dd>
    </div>
    <div class="totals-sum">
      <dt>{words.total}</dt>
      <dd>{reaisOf(total)}</dd>
    </div>
  </dl>
);
