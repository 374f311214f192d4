import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../lib/api.ts';
import { unmarkSignedIn } from './signed-in-mark.ts';
import { doorFrom } from './way-back.ts';

type Loaded<Value> =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'open'; value: Value };

export type Ask<Value> = () => Promise<{ ok: true; value: Value } | Failure>;

/** Who is not signed in goes to the door, and comes back here. */
const toTheDoor = (door: string): void => {
  unmarkSignedIn();
  location.replace(doorFrom(door, location));
};

const signedOutCodes: readonly string[] = ['unauthorized', 'session_expired'];
const isSignedOut = ({ problem }: Failure): boolean =>
  problem !== 'unreachable' && signedOutCodes.includes(problem.code);

/** Asks as the customer; undefined means that the page is being left for the door. */
export const askSignedIn = async <Value>(
  ask: Ask<Value>,
  door: string,
): Promise<{ ok: true; value: Value } | Failure | undefined> => {
  const answer = await ask();
  if (answer.ok || !isSignedOut(answer)) return answer;
  toTheDoor(door);
  return undefined;
};

/** What a page of the account shows, from its first asking on; `change` puts a newer answer in its place. */
export const useLoaded = <Value>(ask: Ask<Value>, door: string) => {
  const [state, setState] = useState<Loaded<Value>>({ kind: 'loading' });
  const load = async (): Promise<void> => {
    const answer = await askSignedIn(ask, door);
    if (answer)
      setState(answer.ok ? { kind: 'open', value: answer.value } : { kind: 'failed', failure: answer });
  };
  useEffect(() => {
    load().catch(() => undefined);
  }, []);
  const change = (value: Value): void => setState({ kind: 'open', value });
  return { state, load, change };
};
