import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quizEn } from '../../messages/quiz.en.ts';
import { quizPtBR } from '../../messages/quiz.pt-BR.ts';
import { type Answers, choose, QUESTION_ORDER, QUESTIONS, type QuizCoffee } from './quiz.ts';

const coffee = (slug: string, rest: Partial<QuizCoffee> = {}): QuizCoffee => ({
  slug,
  position: 10,
  profile: 'equilibrado',
  region: slug,
  process: 'natural',
  body: 3,
  acidity: 3,
  sweetness: 4,
  methods: ['coado'],
  decaf: false,
  soldOut: false,
  ...rest,
});
const shelf = [
  coffee('denso', { profile: 'intenso', body: 5, acidity: 1, methods: ['espresso', 'moka'] }),
  coffee('redondo'),
  coffee('vivo', { profile: 'frutado', body: 2, acidity: 5, sweetness: 5 }),
  coffee('flor', { profile: 'frutado', body: 2, acidity: 4, sweetness: 5 }),
  coffee('sereno', { decaf: true }),
  coffee('acabou', { profile: 'frutado', acidity: 5, sweetness: 5, soldOut: true }),
];
const answers = (rest: Partial<Answers> = {}): Answers => ({
  metodo: 'coado',
  leite: 'puro',
  sabor: 'fruta',
  acidez: 'laranja',
  hora: 'sempre',
  ...rest,
});
const slugs = (given: Answers) => choose(shelf, given).map(({ slug }) => slug);

describe('the taste quiz', () => {
  test('fruit and bright acidity lead to the fruity ones, and say why', () => {
    const [first] = choose(shelf, answers());
    expect(first).toEqual({ slug: 'vivo', reasons: ['profile', 'method', 'bright'] });
    expect(slugs(answers())).toEqual(['vivo', 'flor', 'redondo']);
  });
  test('milk in an espresso leads to body', () => {
    const given = answers({ metodo: 'espresso', leite: 'leite', sabor: 'chocolate', acidez: 'agua-de-coco' });
    expect(choose(shelf, given)[0]).toEqual({ slug: 'denso', reasons: ['profile', 'method', 'milk'] });
  });
  test('at night the decaf comes first; by day it does not come', () => {
    expect(slugs(answers({ hora: 'noite' }))[0]).toBe('sereno');
    expect(slugs(answers({ hora: 'manha' }))).not.toContain('sereno');
  });
  test('of two equals, another region is preferred to the same one', () => {
    const same = [
      coffee('a', { region: 'serra', position: 1 }),
      coffee('b', { region: 'serra', position: 2 }),
      coffee('c', { region: 'mar', position: 3 }),
    ];
    expect(choose(same, answers()).map(({ slug }) => slug)).toEqual(['a', 'c', 'b']);
  });
  test('any answers find three coffees that can be bought, each once', () => {
    const any = fc.record({
      metodo: fc.constantFrom(...QUESTIONS.metodo),
      leite: fc.constantFrom(...QUESTIONS.leite),
      sabor: fc.constantFrom(...QUESTIONS.sabor),
      acidez: fc.constantFrom(...QUESTIONS.acidez),
      hora: fc.constantFrom(...QUESTIONS.hora),
    });
    fc.assert(
      fc.property(any, (given) => {
        const found = slugs(given);
        expect(new Set(found).size).toBe(3);
        expect(found).not.toContain('acabou');
      }),
    );
  });
  test('both languages word every question and answer', () => {
    for (const words of [quizPtBR, quizEn])
      for (const question of QUESTION_ORDER)
        expect(Object.keys(words.questions[question].answers)).toEqual([...QUESTIONS[question]]);
  });
});
