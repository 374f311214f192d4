import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../lib/fill.ts';
import type { QuizWords } from '../../messages/quiz.pt-BR.ts';
import { type Answers, choose, QUESTION_ORDER, QUESTIONS, type QuizCoffee, type Reason } from './quiz.ts';

/** Facts that a reason may name. */
type QuizFacts = QuizCoffee & { notes: readonly string[] };
export type QuizProps = {
  words: QuizWords;
  coffees: QuizFacts[];
  profiles: Record<string, string>;
  methods: Record<string, string>;
};

const isComplete = (given: Partial<Answers>): given is Answers =>
  QUESTION_ORDER.every((question) => given[question] !== undefined);

const reasonText = (reason: Reason, coffee: QuizFacts, answers: Answers, props: QuizProps): string =>
  fill(props.words.reasons[reason], {
    method: (props.methods[answers.metodo] ?? '').toLowerCase(),
    profile: (props.profiles[coffee.profile] ?? '').toLowerCase(),
    notes: coffee.notes.slice(0, 3).join(', '),
    body: coffee.body,
    acidity: coffee.acidity,
    sweetness: coffee.sweetness,
  });

/** The cards are plain HTML that the page came with; three of them come out, each with its reason. */
const showOnShelf = (answers: Answers | undefined, props: QuizProps): void => {
  const result = document.querySelector<HTMLElement>('[data-quiz-result]');
  const shelf = result?.querySelector('ul');
  if (!result || !shelf) return;
  result.hidden = answers === undefined;
  const cards = [...shelf.querySelectorAll<HTMLElement>('[data-slug]')];
  for (const card of cards) card.hidden = true;
  if (!answers) return;
  for (const { slug, reasons } of choose(props.coffees, answers)) {
    const card = cards.find(({ dataset }) => dataset.slug === slug);
    const coffee = props.coffees.find((candidate) => candidate.slug === slug);
    const why = card?.querySelector('[data-why]');
    if (!card || !coffee || !why) continue;
    const texts = reasons.map((reason) => reasonText(reason, coffee, answers, props));
    why.textContent = fill(props.words.why, { reasons: texts.join('; ') });
    card.hidden = false;
    shelf.append(card);
  }
  result.querySelector<HTMLElement>('h2')?.focus();
};

type StepProps = {
  at: number;
  given: Partial<Answers>;
  props: QuizProps;
  onAnswer: (value: string) => void;
};

const Step = ({ at, given, props, onAnswer }: StepProps) => {
  const { words } = props;
  const question = QUESTION_ORDER[at] ?? 'metodo';
  const { ask, answers } = words.questions[question];
  const texts: Readonly<Record<string, string>> = answers;
  const legend = useRef<HTMLLegendElement>(null);
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) legend.current?.focus();
    opened.current = true;
  }, [at]);
  return (
    <fieldset class="quiz-step">
      <legend tabIndex={-1} ref={legend}>
        <small>{fill(words.progress, { at: at + 1, of: QUESTION_ORDER.length })}</small>
        {ask}
      </legend>
      <div class="quiz-answers">
        {QUESTIONS[question].map((value) => (
          <label class="choice" key={`${question}-${value}`}>
            <input
              type="radio"
              name={question}
              value={value}
              required
              checked={given[question] === value}
              onChange={() => onAnswer(value)}
            />
            <span>
              <b>{texts[value]}</b>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

export const QuizForm = (props: QuizProps) => {
  const { words } = props;
  const [at, setAt] = useState(0);
  const [given, setGiven] = useState<Partial<Answers>>({});
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  const question = QUESTION_ORDER[at] ?? 'metodo';
  const last = at === QUESTION_ORDER.length - 1;
  useEffect(() => showOnShelf(done && isComplete(given) ? given : undefined, props), [done]);
  const go = (event: Event) => {
    event.preventDefault();
    if (!given[question]) return setAsked(true);
    setAsked(false);
    if (last) setDone(true);
    else setAt(at + 1);
  };
  const again = () => {
    setGiven({});
    setDone(false);
    setAt(0);
  };
  if (done)
    return (
      <button class="button button-line" type="button" onClick={again}>
        {words.again}
      </button>
    );
  return (
    <form class="quiz" onSubmit={go} noValidate>
      <progress class="quiz-progress" max={QUESTION_ORDER.length} value={at + 1} aria-hidden="true" />
      <Step
        at={at}
        given={given}
        props={props}
        onAnswer={(value) => {
          setAsked(false);
          setGiven({ ...given, [question]: value });
        }}
      />
      <p class="field-error" role="alert">
        {asked && words.pick}
      </p>
      <div class="quiz-go">
        {at > 0 && (
          <button class="button button-line" type="button" onClick={() => setAt(at - 1)}>
            {words.back}
          </button>
        )}
        <button class="button" type="submit">
          {last ? words.show : words.next}
        </button>
      </div>
    </form>
  );
};
