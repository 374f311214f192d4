import type { Grind } from '@loja/contracts/http/product-ids.ts';
import type { CoffeeFacts } from '@loja/contracts/http/shopfront.ts';

/** What the quiz knows of a coffee. */
export type QuizCoffee = Pick<
  CoffeeFacts,
  'profile' | 'region' | 'process' | 'body' | 'acidity' | 'sweetness' | 'methods'
> & { slug: string; position: number; decaf: boolean; soldOut: boolean };

/** Questions and their answers, in the order asked. Messages carry the same keys. */
export const QUESTIONS = {
  metodo: ['coado', 'espresso', 'moka', 'prensa', 'coldbrew', 'tanto-faz'],
  leite: ['puro', 'leite', 'acucar'],
  sabor: ['chocolate', 'caramelo', 'fruta'],
  acidez: ['laranja', 'manga', 'agua-de-coco'],
  hora: ['manha', 'sempre', 'noite'],
} as const;
export type Question = keyof typeof QUESTIONS;
export type Answers = { [Q in Question]: (typeof QUESTIONS)[Q][number] };
export const QUESTION_ORDER = [
  'metodo',
  'leite',
  'sabor',
  'acidez',
  'hora',
] as const satisfies readonly Question[];

/** Why a coffee was chosen: a key of the messages' reasons. */
export type Reason = 'method' | 'milk' | 'sweet' | 'profile' | 'bright' | 'round' | 'soft' | 'decaf' | 'bold';
type Verdict = { points: number; reason?: Reason };
type Judge = (coffee: QuizCoffee) => Verdict;

const NONE: Verdict = { points: 0 };
const when = (holds: boolean, points: number, reason: Reason): Verdict => (holds ? { points, reason } : NONE);

const PROFILE = { chocolate: 'intenso', caramelo: 'equilibrado', fruta: 'frutado' } as const;
const isMethod = (methods: readonly Grind[], name: string): boolean =>
  methods.some((method) => method === name);

const JUDGES: { [Q in Question]: (answer: Answers[Q]) => Judge } = {
  metodo: (answer) => (coffee) =>
    answer === 'tanto-faz' ? NONE : when(isMethod(coffee.methods, answer), 3, 'method'),
  leite: (answer) => (coffee) => {
    if (answer === 'leite') return when(coffee.body >= 4, 3, 'milk');
    if (answer === 'acucar') return when(coffee.sweetness >= 4, 2, 'sweet');
    return when(coffee.sweetness === 5, 1, 'sweet');
  },
  sabor: (answer) => (coffee) => when(coffee.profile === PROFILE[answer], 5, 'profile'),
  acidez: (answer) => (coffee) => {
    if (answer === 'laranja') return when(coffee.acidity >= 4, 2, 'bright');
    if (answer === 'agua-de-coco') return when(coffee.acidity <= 2, 2, 'soft');
    return when(coffee.acidity === 3, 2, 'round');
  },
  hora: (answer) => (coffee) => {
    if (answer === 'noite') return when(coffee.decaf, 12, 'decaf');
    // Whoever did not ask for it should not get it by chance.
    if (coffee.decaf) return { points: -6 };
    return answer === 'manha' ? when(coffee.body >= 4, 1, 'bold') : NONE;
  },
};

const judge = (coffee: QuizCoffee, answers: Answers): { points: number; reasons: Reason[] } => {
  const verdicts = [
    JUDGES.sabor(answers.sabor)(coffee),
    JUDGES.metodo(answers.metodo)(coffee),
    JUDGES.leite(answers.leite)(coffee),
    JUDGES.acidez(answers.acidez)(coffee),
    JUDGES.hora(answers.hora)(coffee),
  ].toSorted((a, b) => b.points - a.points);
  return {
    points: verdicts.reduce((sum, { points }) => sum + points, 0),
    reasons: verdicts.flatMap(({ reason }) => reason ?? []).slice(0, 3),
  };
};

/** A second coffee of the same place says less than one of another. */
const SAME_REGION = 1.5;

export type Choice = { slug: string; reasons: Reason[] };

/** The three coffees nearest to the answers, best first; the same answers always find the same three. */
export const choose = (coffees: readonly QuizCoffee[], answers: Answers): Choice[] => {
  const chosen: { coffee: QuizCoffee; reasons: Reason[] }[] = [];
  const left = coffees
    .filter(({ soldOut }) => !soldOut)
    .map((coffee) => ({ coffee, ...judge(coffee, answers) }));
  while (chosen.length < 3 && left.length > 0) {
    const worth = ({ coffee, points }: (typeof left)[number]) =>
      points - SAME_REGION * chosen.filter(({ coffee: { region } }) => region === coffee.region).length;
    left.sort((a, b) => worth(b) - worth(a) || a.coffee.position - b.coffee.position);
    const best = left.shift();
    if (best) chosen.push(best);
  }
  return chosen.map(({ coffee, reasons }) => ({ slug: coffee.slug, reasons }));
};
