import { hydrate } from 'preact';
import { QuizForm, type QuizProps } from '../features/quiz/quiz-form.tsx';
import { pageData } from '../lib/page-data.ts';

const place = document.querySelector('[data-quiz]');
if (place) hydrate(<QuizForm {...pageData<QuizProps>('perguntas')} />, place);
