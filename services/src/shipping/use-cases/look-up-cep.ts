import type { lookUpCep as route } from '@loja/contracts/http/shipping.ts';
import type { ReplyOf } from '@loja/contracts/route.ts';
import { stateOfCep } from '@loja/kernel/cep.ts';
import { ok, type Result } from '@loja/kernel/result.ts';
import type { Addresses } from '../ports.ts';

/** The state is always known, from the ranges that freight uses too; a directory that contradicts them is not believed. */
export const lookUpCep =
  (addresses: Addresses) =>
  async (cep: string): Promise<Result<ReplyOf<typeof route>, never>> => {
    const state = stateOfCep(cep) ?? '';
    const known = await addresses.find(cep);
    return ok(known?.state === state ? { cep, ...known } : { cep, state });
  };
