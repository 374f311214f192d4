import type { Grind } from '@loja/contracts/http/shopfront.ts';

type Recipe = { dose: string; water: string; heat: string; time: string; steps: string };
type Brewable = Exclude<Grind, 'graos'>;

const ptBR: Record<Brewable, Recipe> = {
  espresso: {
    dose: '18 g',
    water: '36 g na xícara',
    heat: '93 °C',
    time: '25 a 30 s',
    steps: 'Distribua, prense reto e extraia. Correu rápido demais? Moa mais fino.',
  },
  moka: {
    dose: 'funil cheio, sem prensar',
    water: 'até a válvula',
    heat: 'fogo baixo',
    time: '4 a 5 min',
    steps: 'Comece com água quente, tampa aberta. Tire do fogo quando começar a chiar.',
  },
  coado: {
    dose: '20 g',
    water: '320 g',
    heat: '94 °C',
    time: '3 min',
    steps: 'Escalde o filtro, molhe o pó com 60 g, espere 30 s e despeje o resto em três vezes.',
  },
  aeropress: {
    dose: '15 g',
    water: '230 g',
    heat: '88 °C',
    time: '2 min',
    steps: 'Despeje tudo, mexa dez vezes, espere um minuto e meio e pressione devagar.',
  },
  chemex: {
    dose: '30 g',
    water: '480 g',
    heat: '95 °C',
    time: '4 min 30 s',
    steps: 'Três voltas do filtro para o bico, pré-infusão de 45 s e despejos largos.',
  },
  prensa: {
    dose: '30 g',
    water: '450 g',
    heat: '95 °C',
    time: '4 min',
    steps: 'Molhe tudo, quebre a crosta aos 4 minutos, tire a espuma e baixe o êmbolo sem pressa.',
  },
  coldbrew: {
    dose: '80 g',
    water: '1 litro',
    heat: 'água fria',
    time: '14 h na geladeira',
    steps: 'Misture, tampe e esqueça até o dia seguinte. Coe duas vezes e beba com gelo.',
  },
};

const en: Record<Brewable, Recipe> = {
  espresso: {
    dose: '18 g',
    water: '36 g in the cup',
    heat: '93 °C',
    time: '25 to 30 s',
    steps: 'Distribute, tamp level and pull. Too fast? Grind finer.',
  },
  moka: {
    dose: 'full basket, untamped',
    water: 'up to the valve',
    heat: 'low flame',
    time: '4 to 5 min',
    steps: 'Start with hot water, lid open. Take it off when it begins to hiss.',
  },
  coado: {
    dose: '20 g',
    water: '320 g',
    heat: '94 °C',
    time: '3 min',
    steps: 'Rinse the filter, wet the bed with 60 g, wait 30 s and pour the rest in three goes.',
  },
  aeropress: {
    dose: '15 g',
    water: '230 g',
    heat: '88 °C',
    time: '2 min',
    steps: 'Pour it all, stir ten times, wait a minute and a half and press slowly.',
  },
  chemex: {
    dose: '30 g',
    water: '480 g',
    heat: '95 °C',
    time: '4 min 30 s',
    steps: 'Three layers towards the spout, 45 s of bloom and wide pours.',
  },
  prensa: {
    dose: '30 g',
    water: '450 g',
    heat: '95 °C',
    time: '4 min',
    steps: 'Wet everything, break the crust at 4 minutes, skim and lower the plunger unhurried.',
  },
  coldbrew: {
    dose: '80 g',
    water: '1 litre',
    heat: 'cold water',
    time: '14 h in the fridge',
    steps: 'Mix, cover and forget until the next day. Strain twice and drink over ice.',
  },
};

const recipes = { 'pt-BR': ptBR, en } as const;

/** Recipes for what a coffee is good for, at most three. */
export const brewGuide = (
  methods: readonly Grind[],
  locale: keyof typeof recipes,
): { method: Brewable; recipe: Recipe }[] =>
  methods
    .flatMap((method) => (method === 'graos' ? [] : [{ method, recipe: recipes[locale][method] }]))
    .slice(0, 3);
