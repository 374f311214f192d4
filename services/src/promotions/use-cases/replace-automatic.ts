import type { AutomaticPromotion, AutomaticPromotions } from '@loja/contracts/http/staff-promotions.ts';
import { fail, ok, type Result } from '@loja/kernel/result.ts';
import type * as ports from '../ports.ts';

/** In UTC with milliseconds, in which texts order as times do. */
const kept = ({ startsAt, endsAt, ...promotion }: AutomaticPromotion): AutomaticPromotion => ({
  ...promotion,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
});

const view = ({ promotions, revision }: ports.AutomaticList): AutomaticPromotions => ({
  promotions: promotions.map(({ productSlugs, ...rest }) => ({ ...rest, productSlugs: [...productSlugs] })),
  revision,
});

export const listAutomatic =
  (automatic: ports.AutomaticPromotions) => async (): Promise<Result<AutomaticPromotions, never>> =>
    ok(view(await automatic.list()));

interface Command {
  promotions: readonly AutomaticPromotion[];
  expectedRevision: number;
}

/** Their order counts, so they change as a whole. Orders keep what they agreed. */
export const replaceAutomatic =
  (automatic: ports.AutomaticPromotions) =>
  async ({
    promotions,
    expectedRevision,
  }: Command): Promise<Result<AutomaticPromotions, 'revision_conflict'>> => {
    const after = promotions.map(kept);
    return (await automatic.replace(after, expectedRevision))
      ? ok(view({ promotions: after, revision: expectedRevision + 1 }))
      : fail('revision_conflict');
  };
