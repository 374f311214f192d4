import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import { reaisOf } from '../../lib/money.ts';
import type { DiscoveryWords } from '../../messages/discovery.pt-BR.ts';
import type { Entry } from './entry.ts';
import { resultsText } from './results-text.ts';
import { useSearch } from './use-search.ts';

export type ResultsPageProps = {
  action: string;
  indexPath: string;
  /** Where everything is. */
  shelves: { path: string; name: string }[];
  shopName: string;
  words: DiscoveryWords['search'];
  /** Language of the catalogue's own words where it is not the page's. */
  lang?: string | undefined;
};

const questionOfAddress = (): string =>
  new URLSearchParams(location.search).get('q')?.trim().slice(0, 80) ?? '';

const Result = ({ entry, props }: { entry: Entry; props: ResultsPageProps }) => (
  <li class="result">
    {entry.art ? (
      <img src={entry.art} width="64" height="80" alt="" loading="lazy" decoding="async" />
    ) : (
      <span class="result-mark" aria-hidden="true" />
    )}
    <div>
      <h2 class="result-name" lang={entry.kind === 'page' ? undefined : props.lang}>
        <a href={entry.url}>{entry.name}</a>
      </h2>
      {entry.caption && <p class="result-caption">{entry.caption}</p>}
    </div>
    {entry.cents !== undefined && (
      <p class="result-price">
        {entry.soldOut ? (
          <span class="tag tag-out">{props.words.soldOut}</span>
        ) : (
          fill(props.words.from, { price: reaisOf({ cents: entry.cents }) })
        )}
      </p>
    )}
  </li>
);

type LinksProps = { title: string; links: readonly { path: string; name: string }[] };

const Links = ({ title, links }: LinksProps) => (
  <nav class="result-links needs-script" aria-label={title}>
    <p>{title}</p>
    <ul class="result-chips">
      {links.map(({ path, name }) => (
        <li key={path}>
          <a class="chip" href={path}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** All results of `?q=`: the address can be sent to a friend and says what was looked for. */
export const ResultsPage = (props: ResultsPageProps) => {
  const { words, action } = props;
  const [question, setQuestion] = useState('');
  const { found, failed, ask } = useSearch(props.indexPath);
  useEffect(() => {
    const asked = questionOfAddress();
    setQuestion(asked);
    if (!asked) return;
    document.title = `${fill(words.titleFor, { query: asked })} | ${props.shopName}`;
    ask(asked);
  }, []);
  const ideas = words.ideas.map((name) => ({ name, path: `${action}?q=${encodeURIComponent(name)}` }));
  return (
    <>
      <header class="listing-head">
        <h1>{question ? fill(words.titleFor, { query: question }) : words.title}</h1>
        <p role="status">
          {failed ? words.failed : found ? resultsText(found, question, words) : question ? '' : words.lead}
        </p>
      </header>
      {found && found.entries.length > 0 && (
        <ul class="results">
          {found.entries.map((entry) => (
            <Result key={entry.url} entry={entry} props={props} />
          ))}
        </ul>
      )}
      {(!question || found?.entries.length === 0) && <Links title={words.tryThese} links={ideas} />}
      {(failed || found?.entries.length === 0) && <Links title={words.alsoSee} links={props.shelves} />}
    </>
  );
};
