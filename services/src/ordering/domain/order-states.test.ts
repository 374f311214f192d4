import { OrderStatus } from '@loja/contracts/http/ordering.ts';
import { StaffCommand } from '@loja/contracts/http/staff-orders.ts';
import { describe, expect, test } from 'vitest';
import { type Command, mayNow, moves } from './order-states.ts';

const statuses = OrderStatus.options;
const reachable = (): Set<OrderStatus> => {
  const seen = new Set<OrderStatus>(['awaiting_payment']);
  for (let before = 0; before !== seen.size; ) {
    before = seen.size;
    for (const { from, to } of moves)
      if (to !== 'same' && from.some((status) => seen.has(status))) seen.add(to);
  }
  return seen;
};

describe('the table of the order’s life', () => {
  test('reaches every status, and leaves every one but refunded by a move that ends somewhere else', () => {
    expect(reachable()).toEqual(new Set(statuses));
    const left = new Set(moves.flatMap(({ from, to }) => (to === 'same' ? [] : from)));
    expect(statuses.filter((status) => !left.has(status))).toEqual(['refunded']);
  });

  test('says one thing for a command from a status to a status', () => {
    const said = moves.flatMap(({ command, from, to }) => from.map((status) => `${command} ${status} ${to}`));
    expect(new Set(said).size).toBe(said.length);
  });

  test('sells or frees what is reserved exactly when an order leaves its wait', () => {
    for (const { from, stock } of moves) {
      const leavesWait = from.includes('awaiting_payment');
      expect(stock === 'sell' || stock === 'free').toBe(leavesWait);
      if (leavesWait) expect(from).toEqual(['awaiting_payment']);
    }
  });

  test('lets no money out and no parcel while a charge is disputed', () => {
    for (const { refund, command, whileHeld } of moves)
      if (refund !== 'none' || ['pack', 'ship', 'retry-refund'].includes(command))
        expect(whileHeld).toBe(false);
  });

  test('lets staff move money only in the groups for it, and everything that staff do has a group', () => {
    for (const { who, groups, refund } of moves) {
      expect(groups.length > 0).toBe(who.includes('staff'));
      if (refund !== 'none' && who.includes('staff')) expect(groups).toEqual(['admin', 'atendimento']);
    }
  });

  test('has every command that staff may see', () => {
    const commands = new Set<string>(moves.map(({ command }) => command));
    expect(StaffCommand.options.filter((command) => !commands.has(command))).toEqual([]);
  });

  test.each([
    ['cancel', 'shopper', ['awaiting_payment', 'paid', 'packed']],
    ['request-return', 'shopper', ['shipped', 'delivered']],
    ['not-delivered', 'staff', ['shipped']],
    ['pack', 'staff', ['paid']],
    ['cancel-lines', 'staff', ['paid', 'packed']],
    ['confirm', 'provider', ['awaiting_payment', 'expired']],
    ['expire', 'clock', ['awaiting_payment']],
  ] as const)('%s is for the %s from %j and from nowhere else', (command: Command, actor, from) => {
    expect(statuses.filter((status) => mayNow({ status }, command, actor))).toEqual([...from]);
  });
});
