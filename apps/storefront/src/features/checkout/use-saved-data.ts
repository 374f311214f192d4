import { useEffect, useState } from 'preact/hooks';
import { addresses, keepAddress, keepProfile, profile } from '../account/account-calls.ts';
import { isMarkedSignedIn, unmarkSignedIn } from '../account/signed-in-mark.ts';
import { type Draft, readDraft } from './draft.ts';
import { filledFrom, newIn, type Saved } from './saved-data.ts';

/** An order is placed: what is kept besides may not hold the shopper up. */
const PATIENCE_MS = 3_000;

const saved = async (): Promise<Saved | undefined> => {
  const [told, kept] = await Promise.all([profile(), addresses()]);
  if (told.ok && kept.ok) return { profile: told.value, addresses: kept.value.addresses };
  if (!told.ok && told.problem !== 'unreachable' && told.problem.code === 'unauthorized') unmarkSignedIn();
  return undefined;
};

/** Fills the form in from the account of who is signed in; a guest's page asks nothing. */
export const useSavedData = (fill: (part: Partial<Draft>) => void) => {
  const [known, setKnown] = useState<Saved>();
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!isMarkedSignedIn()) return;
    const load = async () => {
      const found = await saved();
      if (!found) return;
      setKnown(found);
      fill(filledFrom(readDraft(), found));
    };
    load().catch(() => undefined);
  }, []);

  /** Keeps what was typed, if the shopper wants it kept. */
  const keep = async (draft: Draft): Promise<void> => {
    if (!known || !wanted) return;
    const { profile: told, address } = newIn(draft, known);
    const kept = Promise.allSettled([told && keepProfile(told), address && keepAddress(address)]);
    await Promise.race([kept, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  };
  return { known, wanted, setWanted, keep };
};
export type SavedData = ReturnType<typeof useSavedData>;
