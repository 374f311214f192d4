import { getContract } from '@loja/contracts/http/documents.ts';
import { HttpApp } from '@loja/platform/http.ts';
import { documentsPorts } from '../adapters/index.ts';
import { handOutContract } from '../use-cases/hand-out-contract.ts';

const { ports, calls } = documentsPorts();
const handOut = handOutContract(ports);

export const handler = new HttpApp(calls)
  .on(getContract, ({ params, headers, customer }) =>
    handOut(params.orderId, headers['x-order-token'], customer?.id),
  )
  .lambda();
