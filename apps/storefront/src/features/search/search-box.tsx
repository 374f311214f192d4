import { useRef, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { DiscoveryWords } from '../../messages/discovery.pt-BR.ts';
import { moved } from './choice.ts';
import type { Entry } from './entry.ts';
import { resultsText } from './results-text.ts';
import { type SearchState, useSearch } from './use-search.ts';

export type SearchBoxProps = {
  /** Where all results are shown; also where the form goes without a script. */
  action: string;
  indexPath: string;
  words: DiscoveryWords['search'];
};

const SHOWN = 6;

/** A row that leads somewhere. */
type Row = { url: string; entry?: Entry };

const Thumb = ({ entry }: { entry: Entry }) => (
  <svg class="search-thumb" viewBox="0 0 24 30" width="24" height="30" aria-hidden="true">
    {entry.kind === 'page' ? (
      <path d="M5 4h9l5 5v17H5z" fill="#d9c3ea" />
    ) : (
      <>
        <path d="M4 2h16l1 26H3z" fill={entry.colour ?? '#8e4bb0'} />
        <path d="M4 2h16v4H4z" fill="#24112e" fill-opacity=".45" />
        <path d="M7 11h10v11H7z" fill="#fffaf5" />
      </>
    )}
  </svg>
);

const EntryRow = ({ entry, words }: { entry: Entry; words: SearchBoxProps['words'] }) => (
  <>
    <Thumb entry={entry} />
    <span class="search-text">
      <strong>{entry.name}</strong>
      {entry.caption && <span>{entry.caption}</span>}
    </span>
    {entry.cents !== undefined && (
      <span class="search-price">
        {entry.soldOut ? words.soldOut : fill(words.from, { price: reaisOf({ cents: entry.cents }) })}
      </span>
    )}
  </>
);

type ListProps = {
  rows: readonly Row[];
  active: number;
  count: number;
  words: SearchBoxProps['words'];
  onHover: (row: number) => void;
};

const LIST_ID = 'sugestoes';
const optionId = (row: number): string => `${LIST_ID}-${row}`;

const Suggestions = ({ rows, active, count, words, onHover }: ListProps) => (
  <div id={LIST_ID} role="listbox" aria-label={words.listLabel}>
    {rows.map(({ url, entry }, i) => (
      // The field keeps the focus and hears the keys; a press may not take the focus away before the click.
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose a row.
      // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused.
      <div
        key={url}
        id={optionId(i)}
        role="option"
        aria-selected={i === active}
        class={entry ? 'search-option' : 'search-option search-all'}
        onMouseDown={(event) => event.preventDefault()}
        onMouseMove={() => onHover(i)}
        onClick={() => location.assign(url)}
      >
        {entry ? <EntryRow entry={entry} words={words} /> : fill(words.seeAll, { count })}
      </div>
    ))}
  </div>
);

const rowsOf = ({ found }: SearchState, allUrl: string): Row[] => {
  const entries = found?.entries ?? [];
  const rows: Row[] = entries.slice(0, SHOWN).map((entry) => ({ url: entry.url, entry }));
  return entries.length > SHOWN ? [...rows, { url: allUrl }] : rows;
};

/** What the shopper has typed before the script came stays: the field belongs to the page, not to the component. */
const useCombobox = (props: SearchBoxProps) => {
  const search = useSearch(props.indexPath);
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const question = field.current?.value ?? '';
  const rows = open ? rowsOf(search, `${props.action}?q=${encodeURIComponent(question.trim())}`) : [];
  const look = () => {
    setActive(-1);
    setOpen(true);
    search.ask(field.current?.value ?? '');
  };
  const close = () => setOpen(false);
  const keys: Record<string, (() => void) | undefined> = {
    // The first Escape closes the list, the next one is the browser's and empties the field.
    Escape: open ? close : undefined,
    Enter: rows[active] && (() => location.assign(rows[active]?.url ?? props.action)),
    ArrowDown: () => (open ? setActive(moved(active, 'ArrowDown', rows.length)) : look()),
    ArrowUp: () => (open ? setActive(moved(active, 'ArrowUp', rows.length)) : look()),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return {
    search,
    field,
    open,
    active,
    rows,
    question,
    look,
    onKeyDown,
    setActive,
    close,
  };
};

export const SearchBox = (props: SearchBoxProps) => {
  const { words, action } = props;
  const box = useCombobox(props);
  const { rows, active, open, search } = box;
  const none = open && search.found?.entries.length === 0;
  return (
    <search>
      <form class="search" action={action} method="get">
        <svg class="search-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="10.500" cy="10.500" r="6.500" fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M15.500 15.500l5 5" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
        <input
          ref={box.field}
          class="search-field"
          type="search"
          name="q"
          maxLength={80}
          autocomplete="off"
          enterkeyhint="search"
          autocapitalize="none"
          spellcheck={false}
          placeholder={words.placeholder}
          aria-label={words.label}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={rows.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          onInput={box.look}
          onKeyDown={box.onKeyDown}
          onBlur={box.close}
        />
        <button class="search-go" type="submit">
          {words.submit}
        </button>
        <div class="search-drop" hidden={!open || (rows.length === 0 && !none && !search.failed)}>
          <Suggestions
            rows={rows}
            active={active}
            count={search.found?.entries.length ?? 0}
            words={words}
            onHover={box.setActive}
          />
          {none && <p class="search-note">{fill(words.none, { query: box.question })}</p>}
          {open && search.failed && <p class="search-note">{words.failed}</p>}
        </div>
        <p class="visually-hidden" role="status">
          {open && search.found ? resultsText(search.found, box.question, words) : ''}
        </p>
      </form>
    </search>
  );
};
