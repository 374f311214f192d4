import { everyInvariant } from './checkers/all.ts';
import { personalData } from './checkers/privacy.ts';
import type { Violation } from './checkers/violation.ts';
import { History } from './history.ts';
import { logLines, orderIdsOf } from './ledgers.ts';
import { comeToRest, type Rest } from './rest.ts';
import { soldSoFar } from './shelf.ts';
import { home, type Placed, person, place, reviewed, type View, watch } from './shopper.ts';
import {
  type Call,
  callsSince,
  chargesOf,
  forgetCalls,
  misbehave,
  noFaults,
  payCharge,
  setClocks,
  type World,
} from './world.ts';

/** What a run keeps between its beginning and its judgement. */
export type Stage = {
  world: World;
  history: History;
  /** Orders that are not of this run. */
  earlier: ReadonlySet<string>;
  beganMs: number;
  soldBefore: ReadonlyMap<string, number>;
  known: Set<string>;
};

/** Begins a run: nothing goes wrong yet, and what was sold before is not the run's. */
export const setStage = async (world: World): Promise<Stage> => {
  await noFaults(world);
  await misbehave(world, {});
  await setClocks(world, {});
  await forgetCalls(world);
  const beganMs = Date.now();
  return {
    world,
    history: new History(),
    earlier: await orderIdsOf(world),
    beganMs,
    soldBefore: await soldSoFar(world),
    known: new Set(),
  };
};

/** Letters that one call of their sender may have sent again, by what was done to it. */
const lettersExcusedBy = ({ function: name, service, operation, decision }: Call): number => {
  if (name !== 'notifications-send-email' || decision === undefined) return 0;
  // Who dies may have had a whole batch of ten in hand; a lost answer or note is one letter's.
  if (decision.fault.kind === 'crash') return 10;
  return service === 'ses' || operation === 'UpdateItem' ? 1 : 0;
};

/** Ends what goes wrong, waits for rest and holds every invariant against what is left. */
export const judge = async (stage: Stage, rest?: Rest): Promise<Rest & { violations: Violation[] }> => {
  const { world, earlier, beganMs, history, soldBefore, known } = stage;
  await noFaults(world);
  await misbehave(world, {});
  const rested = rest ?? (await comeToRest(world, earlier, boundMs(world)));
  const lines = await logLines(world, beganMs);
  const secrets = personalData({ ...person, street: home.street });
  const calls = await callsSince(world);
  const evidence = {
    books: rested.books,
    history,
    soldBefore,
    excusedLetters: calls.reduce((sum, call) => sum + lettersExcusedBy(call), 0),
    known,
    lines,
    secrets,
  };
  return { ...rested, violations: everyInvariant(evidence) };
};

/** An unpaid order ends after its Pix and the grace that follows; crashed steps and messages come back within these. */
export const boundMs = ({ pixExpirySeconds }: World): number => (3 * pixExpirySeconds + 90) * 1000;

/** Places an order of one basket; throws when the shop does not take it. */
export const order = async (stage: Stage, basket: Readonly<Record<string, number>>): Promise<Placed> => {
  const answer = await place(stage.world, await reviewed(stage.world, basket));
  if (answer.kind !== 'placed') throw new Error(`not placed: ${JSON.stringify(answer)}`);
  stage.known.add(answer.placed.orderId);
  return answer.placed;
};

export const hasEnded = ({ status }: View): boolean => status !== 'awaiting_payment';

/** Waits until the order shows its Pix, or has ended without. */
export const pixOf = (stage: Stage, placed: Placed): Promise<View | undefined> =>
  watch(
    stage.world,
    placed,
    (view) => view.payment.pix !== undefined || hasEnded(view),
    boundMs(stage.world),
  );

/** Pays the order's newest charge as soon as its Pix is shown; false when there is none or the bank refuses. */
export const payWhenShown = async (stage: Stage, placed: Placed): Promise<boolean> => {
  const view = await pixOf(stage, placed);
  const [charge] = view?.payment.pix ? await chargesOf(stage.world, placed.orderId) : [];
  return charge !== undefined && payCharge(stage.world, charge.id);
};
