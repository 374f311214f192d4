import type { Answers, Question, Reason } from '../features/quiz/quiz.ts';

type Wording = { [Q in Question]: { ask: string; answers: Record<Answers[Q], string> } };

const questions: Wording = {
  metodo: {
    ask: 'Como você faz café em casa?',
    answers: {
      coado: 'No coador, de papel ou de pano',
      espresso: 'Na máquina de espresso',
      moka: 'Na cafeteira italiana',
      prensa: 'Na prensa francesa',
      coldbrew: 'Gelado, na geladeira',
      'tanto-faz': 'De mais de um jeito',
    },
  },
  leite: {
    ask: 'E toma como?',
    answers: { puro: 'Puro', leite: 'Com leite', acucar: 'Com açúcar, por enquanto' },
  },
  sabor: {
    ask: 'Qual sobremesa você pediria agora?',
    answers: {
      chocolate: 'Brigadeiro ou torta de nozes',
      caramelo: 'Pudim ou doce de leite',
      fruta: 'Fruta madura, salada de frutas',
    },
  },
  acidez: {
    ask: 'E para beber?',
    answers: { laranja: 'Limonada', manga: 'Suco de manga', 'agua-de-coco': 'Água de coco' },
  },
  hora: {
    ask: 'A que horas vai o seu melhor café?',
    answers: { manha: 'Cedo, para acordar', sempre: 'O dia todo', noite: 'De noite, e depois quero dormir' },
  },
};

const reasons: Record<Reason, string> = {
  method: 'bom para {method}',
  milk: 'corpo {body} de 5, que segura o leite',
  sweet: 'doçura {sweetness} de 5, que dispensa açúcar',
  profile: 'perfil {profile}, com {notes}',
  bright: 'acidez viva, {acidity} de 5',
  round: 'acidez na medida, {acidity} de 5',
  soft: 'acidez baixa, {acidity} de 5',
  decaf: 'descafeinado',
  bold: 'encorpado, para acordar',
};

export const quizPtBR = {
  title: 'Qual café combina com você?',
  lead: 'Cinco perguntas, nenhuma sobre você que a gente guarde. No fim, três cafés e o porquê.',
  progress: 'Pergunta {at} de {of}',
  next: 'Próxima',
  back: 'Voltar',
  show: 'Ver meus três cafés',
  pick: 'Escolha uma resposta para continuar.',
  again: 'Responder de novo',
  resultTitle: 'Seus três cafés',
  resultLead: 'O primeiro é o que mais combina. Os outros dois, para comparar.',
  why: 'Por quê: {reasons}.',
  otherWays: 'Prefere olhar a prateleira?',
  noScript: 'As perguntas precisam de JavaScript. As prateleiras abaixo, não: escolha pelo gosto.',
  start: 'Responder cinco perguntas',
  teaser: 'Ainda em dúvida?',
  questions,
  reasons,
};

export type QuizWords = typeof quizPtBR;
