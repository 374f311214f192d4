import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardToken } from './card-tokens.ts';
import type { Charge, ChargeAction } from './charge.ts';

export type Answer = { readonly status: number; readonly body: unknown };

export type Notification = {
  readonly id: number;
  readonly requestId: string;
  readonly chargeId: string;
  readonly action: ChargeAction;
  readonly createdAt: number;
  readonly attempts: number;
  readonly dueAt: number;
  /** Waits for others to come, to be sent after them. */
  readonly held?: boolean;
};

export type PspState = {
  charges: Record<string, Charge>;
  cardTokens: Record<string, CardToken>;
  answers: Record<string, { requestHash: string; at: number; answer: Answer }>;
  notifications: Notification[];
  nextNotificationId: number;
};

export type StateFile = {
  load(): PspState;
  /** Soon: many changes of one moment are one write. */
  save(state: PspState): void;
  /** What `save` has not written yet, now. */
  flush(): void;
};

const WRITE_AFTER_MS = 50;

const empty = (): PspState => ({
  charges: {},
  cardTokens: {},
  answers: {},
  notifications: [],
  nextNotificationId: 1,
});

/** Charges of a file from before there were other methods are Pix. */
const withMethods = (state: PspState): PspState => ({
  ...state,
  charges: Object.fromEntries(
    Object.entries(state.charges).map(([id, charge]) => [id, { ...charge, method: charge.method ?? 'pix' }]),
  ),
});

/** Keeps the state in `<folder>/psp-simulator.json`; a reader never sees half a file. */
export function stateFileIn(folder: string): StateFile {
  const path = join(folder, 'psp-simulator.json');
  mkdirSync(folder, { recursive: true });
  let unwritten: PspState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!unwritten) return;
    writeFileSync(`${path}.new`, JSON.stringify(unwritten));
    renameSync(`${path}.new`, path);
    unwritten = undefined;
  };
  return {
    load() {
      try {
        const loaded: PspState = JSON.parse(readFileSync(path, 'utf8'));
        return withMethods({ ...empty(), ...loaded });
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return empty();
        throw new Error(`${path} cannot be read; delete it to start without charges`, { cause: error });
      }
    },
    save(state) {
      unwritten = state;
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    flush: write,
  };
}

export function stateInMemory(): StateFile {
  let kept = empty();
  return {
    load: () => structuredClone(kept),
    save(state) {
      kept = state;
    },
    flush: () => undefined,
  };
}
