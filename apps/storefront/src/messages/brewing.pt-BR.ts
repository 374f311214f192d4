import type { BrewMethod } from '../features/brewing/recipes.ts';

/** `at` in seconds from the first water; absent for what is done before it or has no clock. */
type BrewStep = { at?: number; text: string };
type BrewText = {
  title: string;
  lead: string;
  dose: string;
  water: string;
  heat: string;
  time: string;
  /** The whole recipe in two sentences, for the product page. */
  short: string;
  steps: readonly BrewStep[];
  faults: readonly { sign: string; remedy: string }[];
};

const methods: Record<BrewMethod, BrewText> = {
  coado: {
    title: 'Café coado',
    lead: 'Filtro de papel, água quase fervendo e três minutos. É o café da casa brasileira, com balança.',
    dose: '20 g',
    water: '320 g',
    heat: '94 °C',
    time: '3 min',
    short: 'Escalde o filtro, molhe o pó com 60 g, espere 30 s e despeje o resto em três vezes.',
    steps: [
      {
        text: 'Escalde o filtro com água quente e jogue essa água fora: sai o gosto de papel e aquece o suporte.',
      },
      { text: 'Ponha 20 g de café moído, nivele com uma batidinha e zere a balança.' },
      { at: 0, text: 'Molhe todo o pó com 60 g de água. Ele estufa: é o gás da torra saindo.' },
      { at: 30, text: 'Despeje em círculos, do centro para fora, até 160 g.' },
      { at: 75, text: 'Mais água, até 240 g, sem encostar no papel.' },
      { at: 120, text: 'Complete os 320 g e dê um giro leve no suporte, para o pó assentar plano.' },
      { at: 180, text: 'Acabou de pingar. Mexa o café antes de servir: o começo é mais forte que o fim.' },
    ],
    faults: [
      { sign: 'Azedo, ralo, passou em menos de 2:30', remedy: 'Moa mais fino ou use água mais quente.' },
      { sign: 'Amargo, seco, demorou mais de 4 min', remedy: 'Moa mais grosso e mexa menos.' },
      { sign: 'Pó agarrado na parede do filtro', remedy: 'Despeje mais perto do centro e gire no fim.' },
    ],
  },
  prensa: {
    title: 'Prensa francesa',
    lead: 'Molho de quatro minutos e paciência para o pó descer sozinho. Nenhum método dá mais corpo com menos técnica.',
    dose: '30 g',
    water: '450 g',
    heat: '95 °C',
    time: '4 min',
    short: 'Molhe tudo, quebre a crosta aos 4 minutos, tire a espuma e baixe o êmbolo sem pressa.',
    steps: [
      { text: 'Aqueça o vidro com água quente e descarte.' },
      { text: 'Ponha 30 g de café em moagem grossa, de sal grosso.' },
      { at: 0, text: 'Despeje os 450 g de água de uma vez, molhando tudo. Não tampe ainda.' },
      { at: 240, text: 'Quebre a crosta com uma colher. O pó afunda; tire a espuma que sobrou em cima.' },
      { at: 300, text: 'Espere mais um pouco: cada minuto parado deixa a xícara mais limpa.' },
      { at: 420, text: 'Baixe o êmbolo só até encostar no café e sirva sem apertar o fundo.' },
    ],
    faults: [
      { sign: 'Borra na xícara', remedy: 'Moa mais grosso, espere mais e não desça o êmbolo até o fim.' },
      { sign: 'Fraco e azedo', remedy: 'Água mais quente, ou um minuto a mais antes de quebrar a crosta.' },
      {
        sign: 'Amarga na segunda caneca',
        remedy: 'Sirva tudo de uma vez: o café que fica na prensa continua extraindo.',
      },
    ],
  },
  moka: {
    title: 'Moka italiana',
    lead: 'Forte e densa, no fogão de sempre. O segredo é tirar do fogo antes do chiado.',
    dose: 'funil cheio, sem prensar',
    water: 'até a válvula',
    heat: 'fogo baixo',
    time: '4 a 5 min',
    short: 'Comece com água quente, tampa aberta. Tire do fogo quando começar a chiar.',
    steps: [
      { text: 'Encha a base com água já quente, até a válvula: o pó fica menos tempo assando no metal.' },
      { text: 'Encha o funil de café sem prensar e passe o dedo para nivelar.' },
      { text: 'Rosqueie segurando com um pano e leve ao fogo baixo, tampa aberta.' },
      { text: 'O café sobe em fio, cor de mel escuro. Se espirrar, o fogo está alto.' },
      { text: 'Quando clarear e começar a chiar, tire do fogo e esfrie a base na torneira.' },
      { text: 'Mexa e sirva na hora.' },
    ],
    faults: [
      { sign: 'Gosto de queimado', remedy: 'Água quente na base, fogo mais baixo, e tire antes do chiado.' },
      {
        sign: 'Não sobe, ou escapa pela rosca',
        remedy: 'Moagem fina demais, ou borracha gasta. Nunca prense o pó.',
      },
      { sign: 'Ralo', remedy: 'Encha o funil até a borda: moka pela metade não funciona.' },
    ],
  },
  espresso: {
    title: 'Espresso',
    lead: 'Dezoito gramas entram, trinta e seis saem, em menos de meio minuto. Mude uma coisa de cada vez.',
    dose: '18 g',
    water: '36 g na xícara',
    heat: '93 °C',
    time: '25 a 30 s',
    short: 'Distribua, prense reto e extraia. Correu rápido demais? Moa mais fino.',
    steps: [
      { text: 'Ligue a máquina com o porta-filtro encaixado, meia hora antes: metal frio azeda o café.' },
      { text: 'Moa 18 g na hora, desmanche as pelotas e nivele.' },
      { text: 'Prense reto e firme. A força importa menos que o prumo.' },
      { at: 0, text: 'Ligue a bomba e o cronômetro juntos, com a xícara em cima da balança.' },
      { at: 7, text: 'Caem as primeiras gotas, grossas e escuras.' },
      { at: 27, text: 'Com 36 g na balança, pare. Deve ter levado de 25 a 30 segundos.' },
    ],
    faults: [
      { sign: 'Azedo, 36 g antes de 20 s', remedy: 'Moa mais fino.' },
      { sign: 'Amargo, mais de 35 s', remedy: 'Moa mais grosso.' },
      { sign: 'Esguicha por um lado', remedy: 'Canalizou: distribua melhor e prense sem inclinar.' },
      { sign: 'Espuma demais e gosto áspero', remedy: 'Torra fresca demais: espere uma semana.' },
    ],
  },
  aeropress: {
    title: 'Aeropress',
    lead: 'Uma caneca limpa em dois minutos, em casa, no escritório ou no camping.',
    dose: '15 g',
    water: '230 g',
    heat: '88 °C',
    time: '2 min',
    short: 'Despeje tudo, mexa dez vezes, espere um minuto e meio e pressione devagar.',
    steps: [
      { text: 'Encaixe o filtro na tampa, molhe com água quente e monte sobre a caneca.' },
      { text: 'Ponha 15 g de café, moagem média-fina.' },
      { at: 0, text: 'Despeje os 230 g de água em dez segundos.' },
      { at: 10, text: 'Mexa dez vezes e encaixe o êmbolo no topo: o vácuo segura o pingo.' },
      { at: 90, text: 'Pressione devagar, por trinta segundos.' },
      { at: 120, text: 'Pare quando ouvir o ar. O fim é o mais amargo.' },
    ],
    faults: [
      { sign: 'Pingou tudo antes da hora', remedy: 'Moa mais fino, ou encaixe logo o êmbolo.' },
      { sign: 'Duro de pressionar', remedy: 'Moa mais grosso e vá mais devagar.' },
      { sign: 'Ácido demais', remedy: 'Suba a água para 93 °C ou espere mais meio minuto.' },
    ],
  },
  chemex: {
    title: 'Chemex',
    lead: 'O papel grosso segura o óleo e deixa a fruta. Para dividir a dois, sem pressa.',
    dose: '30 g',
    water: '480 g',
    heat: '95 °C',
    time: '4 min 30 s',
    short: 'Três voltas do filtro para o bico, pré-infusão de 45 s e despejos largos.',
    steps: [
      { text: 'Abra o filtro com as três camadas viradas para o bico: é por ali que o ar sai.' },
      { text: 'Escalde com bastante água quente e descarte. Ponha 30 g de café.' },
      { at: 0, text: 'Molhe tudo com 90 g e espere estufar.' },
      { at: 45, text: 'Despeje em círculos largos até 250 g.' },
      { at: 105, text: 'Mais água, até 370 g.' },
      { at: 160, text: 'Complete os 480 g e deixe descer.' },
      { at: 270, text: 'Tire o filtro, gire o frasco e sirva.' },
    ],
    faults: [
      {
        sign: 'Parou de descer',
        remedy: 'O papel vedou o bico: levante a ponta do filtro. Se repetir, moa mais grosso.',
      },
      { sign: 'Ralo, sem graça', remedy: 'Moa um ponto mais fino; o papel grosso já tira corpo.' },
      { sign: 'Gosto de papel', remedy: 'Escalde com mais água. Este filtro pede o dobro do comum.' },
    ],
  },
  coldbrew: {
    title: 'Cold brew',
    lead: 'Mistura à noite, coa de manhã, bebe a semana inteira. Sem máquina e sem fogo.',
    dose: '80 g',
    water: '1 litro',
    heat: 'água fria',
    time: '14 h na geladeira',
    short: 'Misture, tampe e esqueça até o dia seguinte. Coe duas vezes e beba com gelo.',
    steps: [
      { text: 'Numa jarra com tampa, ponha 80 g de café em moagem grossa.' },
      { text: 'Cubra com 1 litro de água filtrada fria e mexa até não ver pó seco.' },
      { text: 'Tampe e leve à geladeira por 14 horas. Entre 12 e 18 dá certo; mais que isso, amarga.' },
      { text: 'Coe numa peneira e depois no papel. A segunda coada é a que deixa limpo.' },
      {
        text: 'Sirva com gelo, puro ou com água tônica e casca de laranja. Dura uma semana fechado na geladeira.',
      },
    ],
    faults: [
      { sign: 'Turvo e arenoso', remedy: 'Moagem fina. Coe de novo no papel e, na próxima, grosso.' },
      { sign: 'Sem gosto depois do gelo', remedy: 'Use 100 g por litro: o gelo derrete e dilui.' },
      { sign: 'Gosto de geladeira', remedy: 'Tampe bem e não passe de uma semana.' },
    ],
  },
};

export const brewingPtBR = {
  title: 'Como preparar',
  lead: 'Uma receita para cada método, com balança e relógio. Comece por ela e mude uma coisa de cada vez.',
  allGuides: 'Todas as receitas',
  seeGuide: 'Receita completa',
  recipe: 'A receita',
  ratio: 'Proporção',
  ratioOf: '1:{water}',
  grind: 'Moagem',
  steps: 'Passo a passo',
  faults: 'Quando não sai bom',
  sign: 'O que aconteceu',
  remedy: 'O que fazer',
  more: 'Para mais ou para menos',
  waterColumn: 'Água',
  yieldColumn: 'Na xícara',
  coffeeColumn: 'Café',
  grams: '{grams} g',
  coffees: 'Cafés que ficam bons assim',
  tools: 'O que usamos',
  shelf: 'Ver todos os cafés para {method}',
  grindScale: 'Do mais fino ao mais grosso',
  rules: [
    {
      title: 'Pese',
      text: 'Colher engana: o mesmo volume de torra clara e de escura pesa diferente. Comece com 1 g de café para 16 g de água, ou 1:15 na prensa.',
    },
    {
      title: 'Água quase fervendo',
      text: 'De 92 a 96 °C para quase tudo. Ferveu? Espere meio minuto com a tampa aberta. Use água filtrada: café é quase só água.',
    },
    {
      title: 'Moa na hora',
      text: 'E acerte pela moagem: azedo e ralo pede mais fino, amargo e seco pede mais grosso. Sem moedor, mandamos moído para o seu método.',
    },
    {
      title: 'Espere a torra descansar',
      text: 'Entre 7 e 45 dias depois da torra o café está no melhor. Antes disso o gás atrapalha; depois, o aroma vai embora.',
    },
  ],
  methods,
};

export type BrewingWords = typeof brewingPtBR;
