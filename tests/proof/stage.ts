import { everyInvariant } from './checkers/all.ts';
import { personalData } from './checkers/privacy.ts';
import { broken, type Violation } from './checkers/violation.ts';
import type { History } from './history.ts';
import { logLines, ordersSoFar, queueDepths } from './ledgers.ts';
import { comeToRest, type Rest } from './rest.ts';
import { shelve, soldSoFar } from './shelf.ts';
import { cancel, home, type Placed, person, place, reviewed, type View, watch } from './shopper.ts';
import { hasten } from './tempo.ts';
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
  /** Messages by queue. */
  depthsBefore: Readonly<Record<string, number>>;
  known: Set<string>;
};

/** The coffee of runs in which nothing is scarce. */
const everyday = 'DIAM';

/** Begins a run: nothing goes wrong yet, and what was sold before is not the run's. */
export const setStage = async (world: World, history: History): Promise<Stage> => {
  await noFaults(world);
  await misbehave(world, {});
  await setClocks(world, {});
  await hasten(world);
  await forgetCalls(world);
  await shelve(world, everyday, 500_000);
  const beganMs = Date.now();
  return {
    world,
    history,
    earlier: await ordersSoFar(world),
    beganMs,
    soldBefore: await soldSoFar(world),
    depthsBefore: await queueDepths(world),
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

type Judging = {
  /** The rest that the run has come to already. */
  rest?: Rest;
  /** Messages that nobody can handle and that the run has sent, by dead-letter queue. */
  meantToDie?: Readonly<Record<string, number>>;
  /** False where senders of letters have not been waited for; whoever says so judges the letters later. */
  lettersAreDue?: boolean;
};

/** Letters that may have come twice by what struck their sender since the stage was set. */
export const excusedLetters = async (world: World): Promise<number> =>
  (await callsSince(world)).reduce((sum, call) => sum + lettersExcusedBy(call), 0);

/** Ends what goes wrong, waits for rest and holds every invariant against what is left. */
export const judge = async (
  stage: Stage,
  { rest, meantToDie = {}, lettersAreDue = true }: Judging = {},
): Promise<Rest & { violations: Violation[] }> => {
  const { world, earlier, beganMs, history, soldBefore, depthsBefore, known } = stage;
  await noFaults(world);
  await misbehave(world, {});
  const rested = rest ?? (await comeToRest(world, earlier, boundMs(world)));
  const evidence = {
    books: rested.books,
    history,
    soldBefore,
    excusedLetters: await excusedLetters(world),
    deadBefore: depthsBefore,
    meantToDie,
    lettersAreDue,
    known,
    lines: await logLines(world, beganMs),
    secrets: personalData({ ...person, street: home.street }),
  };
  const restless = rested.unfinished.map((what) =>
    broken('orders-end', `not at rest after ${rested.afterMs} ms: ${what}`),
  );
  return { ...rested, violations: [...restless, ...everyInvariant(evidence)] };
};

/** An unpaid order ends after its Pix and the grace that follows; crashed steps and messages come back within these. */
export const boundMs = ({ pixExpirySeconds }: World): number => (3 * pixExpirySeconds + 90) * 1000;

/** Places an order of one basket; throws when the shop does not take it. */
export const order = async (stage: Stage, basket: Readonly<Record<string, number>>): Promise<Placed> => {
  const { history, known } = stage;
  const client = known.size;
  history.record({ client, name: 'buy', type: 'invoke', value: basket });
  const answer = await place(stage.world, await reviewed(stage.world, basket));
  if (answer.kind !== 'placed') {
    history.record({ client, name: 'buy', type: answer.kind === 'refused' ? 'fail' : 'info', value: answer });
    throw new Error(`not placed: ${JSON.stringify(answer)}`);
  }
  history.record({ client, name: 'buy', type: 'ok', value: answer.placed.orderId });
  known.add(answer.placed.orderId);
  return answer.placed;
};

/** Pays a charge as the shopper's bank would; `late` settles one that was closed. False when the bank refuses. */
export const pay = async (
  { world, history }: Stage,
  { orderId }: Placed,
  chargeId: string,
  late = false,
): Promise<boolean> => {
  const paid = await payCharge(world, chargeId, late);
  history.record({ client: -1, name: 'pay', type: paid ? 'ok' : 'fail', value: { orderId, chargeId, late } });
  return paid;
};

/** The shopper gives the order up; what the shop answered, 0 without an answer. */
export const giveUp = async ({ world, history }: Stage, placed: Placed): Promise<number> => {
  const { status } = await cancel(world, placed).catch(() => ({ status: 0 }));
  const type = status === 200 ? 'ok' : status >= 400 && status < 500 ? 'fail' : 'info';
  history.record({ client: -1, name: 'cancel', type, value: { orderId: placed.orderId, status } });
  return status;
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
  return charge !== undefined && pay(stage, placed, charge.id);
};
