import { placeOrderDefinition } from '@loja/services/ordering/workflows/place-order/state-machine.ts';
import { expect, test } from 'vitest';
import { Definition, edgesOf, edgesWalked, functionsOf } from './workflow-graph.ts';

const arn = (name: string) => `arn:aws:lambda:sa-east-1:000000000000:function:loja-local-${name}`;
const definition = Definition.parse(
  JSON.parse(
    JSON.stringify(
      placeOrderDefinition({
        requestPayment: arn('payments-step-request-payment'),
        confirmOrder: arn('ordering-confirm-order'),
        expireOrder: arn('ordering-expire-order'),
        cancelOrder: arn('ordering-cancel-order'),
      }),
    ),
  ),
);

test('every Next, Catch, Choice and Default of the definition is a way that must be walked', () => {
  expect(edgesOf(definition)).toEqual([
    'the start → RequestPayment',
    'RequestPayment → ConfirmOrder',
    'RequestPayment → ExpireOrder',
    'RequestPayment → CancelOrder',
    'ExpireOrder → StillOpen',
    'StillOpen → Settled',
    'StillOpen → RequestPayment',
  ]);
  expect(functionsOf(definition).get('ExpireOrder')).toBe('ordering-expire-order');
});

test('a way that no execution took is missed', () => {
  const walked = edgesWalked([
    ['RequestPayment', 'ConfirmOrder'],
    ['RequestPayment', 'ExpireOrder', 'StillOpen', 'Settled'],
    ['RequestPayment', 'CancelOrder'],
  ]);
  expect(edgesOf(definition).filter((edge) => !walked.has(edge))).toEqual(['StillOpen → RequestPayment']);
});
