import type { QuizWords } from './quiz.pt-BR.ts';

export const quizEn: QuizWords = {
  title: 'Which coffee suits you?',
  lead: 'Five questions, none that we keep. At the end, three coffees and the reason.',
  progress: 'Question {at} of {of}',
  next: 'Next',
  back: 'Back',
  show: 'Show my three coffees',
  pick: 'Choose an answer to go on.',
  again: 'Answer again',
  resultTitle: 'Your three coffees',
  resultLead: 'The first suits you best. The other two are there to compare.',
  why: 'Why: {reasons}.',
  otherWays: 'Rather look at the shelves?',
  noScript: 'The questions need JavaScript. The shelves below do not: choose by taste.',
  start: 'Answer five questions',
  teaser: 'Still in doubt?',
  questions: {
    metodo: {
      ask: 'How do you brew at home?',
      answers: {
        coado: 'Filter, paper or cloth',
        espresso: 'Espresso machine',
        moka: 'Moka pot',
        prensa: 'French press',
        coldbrew: 'Cold, in the fridge',
        'tanto-faz': 'In more than one way',
      },
    },
    leite: {
      ask: 'And how do you take it?',
      answers: { puro: 'Black', leite: 'With milk', acucar: 'With sugar, for now' },
    },
    sabor: {
      ask: 'Which dessert would you order now?',
      answers: {
        chocolate: 'Brigadeiro or a nut tart',
        caramelo: 'Flan or dulce de leche',
        fruta: 'Ripe fruit, a fruit salad',
      },
    },
    acidez: {
      ask: 'And to drink?',
      answers: { laranja: 'Lemonade', manga: 'Mango juice', 'agua-de-coco': 'Coconut water' },
    },
    hora: {
      ask: 'When is your best coffee?',
      answers: { manha: 'Early, to wake up', sempre: 'All day', noite: 'At night, and then I want to sleep' },
    },
  },
  reasons: {
    method: 'good for {method}',
    milk: 'body {body} of 5, which stands up to milk',
    sweet: 'sweetness {sweetness} of 5, which needs no sugar',
    profile: 'a {profile} profile, with {notes}',
    bright: 'bright acidity, {acidity} of 5',
    round: 'acidity just right, {acidity} of 5',
    soft: 'low acidity, {acidity} of 5',
    decaf: 'decaffeinated',
    bold: 'full-bodied, to wake up',
  },
};
