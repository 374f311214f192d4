import type { ComponentChildren } from 'preact';
import { OutOfReach } from '../cart/out-of-reach.tsx';
import type { AccountProps } from './account-box.tsx';
import { signOutCall } from './auth-calls.ts';
import { leaveNothing } from './signed-in-mark.ts';
import type { useLoaded } from './use-loaded.ts';

const PLACES = ['orders', 'data', 'security', 'privacy'] as const;
type Place = (typeof PLACES)[number];

const Nav = ({ props, here }: { props: AccountProps; here: Place }) => {
  const { nav } = props.account;
  const leave = async () => {
    if ((await signOutCall()).ok) {
      leaveNothing();
      location.assign(props.paths.signIn);
    }
  };
  return (
    <nav class="account-nav" aria-label={nav.label}>
      {PLACES.map((place) => (
        <a key={place} href={props.paths[place]} aria-current={place === here ? 'page' : undefined}>
          {nav[place]}
        </a>
      ))}
      <button type="button" onClick={leave}>
        {nav.signOut}
      </button>
    </nav>
  );
};

type ShellProps<Value> = {
  props: AccountProps;
  here: Place;
  loaded: ReturnType<typeof useLoaded<Value>>;
  children: (value: Value) => ComponentChildren;
};

/** The account's pages share their way around, and what is said while there is no answer. */
export const AccountShell = <Value,>({ props, here, loaded, children }: ShellProps<Value>) => {
  const { state, load } = loaded;
  return (
    <div class="account">
      <Nav props={props} here={here} />
      {state.kind === 'loading' && <p role="status">{props.words.loading}</p>}
      {state.kind === 'failed' && (
        <OutOfReach failure={state.failure} words={props.words} what="account" onRetry={load} />
      )}
      {state.kind === 'open' && children(state.value)}
    </div>
  );
};
