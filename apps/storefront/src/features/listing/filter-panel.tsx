import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import type { Actions } from '../../messages/pt-BR.actions.ts';
import {
  countsOf,
  type Facets,
  GROUPS,
  type Group,
  matching,
  nothingSelected,
  readSelection,
  type Selection,
  SORTS,
  toggled,
  writeSelection,
} from './filters.ts';

export type FilterPanelProps = {
  coffees: Facets[];
  /** Values of each group in the order to show, with their names. */
  names: Record<Group, [value: string, name: string][]>;
  words: Actions['filters'];
};

const known = (names: FilterPanelProps['names']): Record<Group, string[]> => {
  const values = (group: Group) => names[group].map(([value]) => value);
  return {
    perfil: values('perfil'),
    regiao: values('regiao'),
    processo: values('processo'),
    torra: values('torra'),
    metodo: values('metodo'),
  };
};

/** The cards are plain HTML that the page came with; filtering hides and reorders them. */
const showOnShelf = (shown: readonly Facets[]): void => {
  const shelf = document.querySelector('[data-shelf]');
  if (!shelf) return;
  const wanted = new Set(shown.map(({ slug }) => slug));
  const cards = new Map(
    [...shelf.querySelectorAll<HTMLElement>('[data-slug]')].map((card) => [card.dataset.slug ?? '', card]),
  );
  for (const [slug, card] of cards) card.hidden = !wanted.has(slug);
  shelf.append(...shown.flatMap(({ slug }) => cards.get(slug) ?? []));
};

type GroupProps = {
  title: string;
  group: Group;
  props: FilterPanelProps;
  selection: Selection;
  onChange: (next: Selection) => void;
};

const FilterGroup = ({ title, group, props, selection, onChange }: GroupProps) => {
  const counts = countsOf(props.coffees, selection, group);
  return (
    <fieldset class="filter-group">
      <legend class="legend">{title}</legend>
      {props.names[group].map(([value, name]) => {
        const count = counts.get(value) ?? 0;
        const checked = selection[group].includes(value);
        return (
          <label class={count === 0 && !checked ? 'filter filter-none' : 'filter'} key={value}>
            <input
              type="checkbox"
              checked={checked}
              onChange={() => onChange(toggled(selection, group, value))}
            />
            <span>{name}</span>
            <small>{count}</small>
          </label>
        );
      })}
    </fieldset>
  );
};

const SortField = ({
  words,
  selection,
  onChange,
}: {
  words: Actions['filters'];
  selection: Selection;
  onChange: (next: Selection) => void;
}) => {
  const names = { casa: words.shelf, 'menor-preco': words.cheapest, 'maior-preco': words.dearest };
  return (
    <div class="field filter-sort">
      <label for="ordem">{words.sort}</label>
      <select
        id="ordem"
        value={selection.ordem}
        onChange={(event) =>
          onChange({ ...selection, ordem: SORTS.find((s) => s === event.currentTarget.value) ?? 'casa' })
        }
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort} selected={sort === selection.ordem}>
            {names[sort]}
          </option>
        ))}
      </select>
    </div>
  );
};

const useSelection = (names: FilterPanelProps['names']): [Selection, (next: Selection) => void] => {
  const [selection, setSelection] = useState(nothingSelected);
  useEffect(() => {
    const fromAddress = () => setSelection(readSelection(location.search, known(names)));
    fromAddress();
    addEventListener('popstate', fromAddress);
    return () => removeEventListener('popstate', fromAddress);
  }, []);
  const change = (next: Selection) => {
    history.replaceState(null, '', `${location.pathname}${writeSelection(next)}`);
    setSelection(next);
  };
  return [selection, change];
};

export const FilterPanel = (props: FilterPanelProps) => {
  const { words } = props;
  const [selection, change] = useSelection(props.names);
  const shown = matching(props.coffees, selection);
  useEffect(() => showOnShelf(shown), [selection]);
  const titles = {
    perfil: words.profile,
    regiao: words.region,
    processo: words.process,
    torra: words.roast,
    metodo: words.method,
  };
  const chosen = GROUPS.reduce((sum, group) => sum + selection[group].length, 0);
  return (
    <div class="filters-in">
      <div class="filters-bar">
        <p role="status">
          {shown.length === 0
            ? words.none
            : shown.length === 1
              ? words.one
              : fill(words.many, { count: shown.length })}
        </p>
        {chosen > 0 && (
          <button
            class="link"
            type="button"
            onClick={() => change({ ...nothingSelected, ordem: selection.ordem })}
          >
            {words.clear}
          </button>
        )}
      </div>
      <SortField words={words} selection={selection} onChange={change} />
      <details class="filters-all">
        <summary>
          {words.show}
          {chosen > 0 && ` (${chosen})`}
        </summary>
        {GROUPS.map((group) => (
          <FilterGroup
            key={group}
            title={titles[group]}
            group={group}
            props={props}
            selection={selection}
            onChange={change}
          />
        ))}
      </details>
    </div>
  );
};
