import type { Grind } from '@loja/contracts/http/product-ids.ts';
import type { CoffeeFacts, Product } from '@loja/contracts/http/shopfront.ts';

/** What people call it, beyond what the page says. Accents and plurals do not matter here. */
export const METHOD_WORDS: Record<Grind, string> = {
  graos: '',
  espresso: 'expresso máquina ristretto cappuccino',
  moka: 'cafeteira italiana',
  coado: 'coador filtro filtrado v60 hario melitta kalita pano pour over',
  aeropress: 'aero press',
  chemex: 'filtro filtrado pour over',
  prensa: 'french press',
  coldbrew: 'gelado frio extração a frio iced',
};

export const PROFILE_WORDS: Record<CoffeeFacts['profile'], string> = {
  intenso: 'forte encorpado leite bold strong',
  equilibrado: 'suave redondo dia a dia balanced mild',
  frutado: 'ácido acidez fruta fruity bright',
};

export const PROCESS_WORDS: Record<CoffeeFacts['process'], string> = {
  natural: 'secagem natural dry',
  'cereja-descascado': 'cd despolpado pulped',
  honey: '',
  lavado: 'despolpado washed',
  fermentado: 'fermentação anaeróbico anaerobic',
};

export const ROAST_WORDS: Record<CoffeeFacts['roast'], string> = {
  clara: 'torra clara light',
  'media-clara': 'torra média clara light',
  media: 'torra média medium',
  'media-escura': 'torra média escura dark',
  escura: 'torra escura forte dark',
};

export const DECAF_WORDS = 'descafeinado sem cafeína decaf decaffeinated caffeine free noite';
export const BEANS_WORDS = 'em grãos grão inteiro whole beans';
export const GROUND_WORDS = 'moído em pó moagem ground';

export const KIND_WORDS: Record<Product['kind'], string> = {
  coffee: 'café coffee',
  kit: 'kit presente combo degustação caixa gift box set café coffee',
  equipment: 'equipamento acessório utensílio equipment gear',
};

export const SHAPE_WORDS: Partial<Record<Product['art']['shape'], string>> = {
  dripper: 'coador suporte v60 hario coado dripper filter',
  filters: 'filtro papel coador v60 paper filters',
  press: 'prensa cafeteira french press',
  moka: 'cafeteira italiana moka pot',
  grinder: 'moedor moinho moer manual grinder mill',
  scale: 'balança pesar cronômetro scale timer',
  kettle: 'chaleira bico fino ganso gooseneck kettle',
  server: 'jarra bule server carafe',
  mug: 'caneca xícara copo mug cup',
  canister: 'pote vácuo canister',
};

/** Pages that are no product: who looks for them writes these words. */
export const PAGE_WORDS = {
  '/politicas/entrega/': 'frete prazo correios sedex pac rastreio envio cep shipping freight delivery',
  '/politicas/trocas-e-devolucoes/':
    'troca devolução devolver reembolso arrependimento desistir garantia defeito return refund warranty',
  '/politicas/privacidade/': 'lgpd dados pessoais cookies privacy data',
  '/politicas/termos/': 'contrato condições pagamento pix terms payment',
  '/contato/': 'telefone e-mail email whatsapp atendimento falar sac phone contact help',
  '/quiz/': 'teste descobrir escolher qual café gosto indicação sugestão taste test which choose',
  '/preparo/': 'preparar fazer café receita guia passo a passo brew recipe guide how to',
  '/sobre/': 'quem somos história torra visita about us story',
} as const satisfies Record<string, string>;

/** Notes of the cup speak Portuguese; whoever reads the shop in English looks for these. */
export const NOTES_IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/abacaxi/, 'pineapple'],
  [/açúcar queimado/, 'burnt sugar'],
  [/açúcar mascavo/, 'brown sugar'],
  [/ameixa/, 'plum prune'],
  [/amêndoa/, 'almond'],
  [/amendoim|paçoca/, 'peanut'],
  [/avelã/, 'hazelnut'],
  [/baunilha/, 'vanilla'],
  [/bergamota/, 'bergamot'],
  [/cacau/, 'cocoa cacao'],
  [/cana|garapa|melado|melaço|rapadura/, 'sugarcane molasses cane sugar'],
  [/caramelo/, 'caramel'],
  [/carambola/, 'starfruit'],
  [/castanha-do-pará/, 'brazil nut'],
  [/castanha/, 'chestnut nut'],
  [/chá-branco/, 'white tea'],
  [/chocolate ao leite/, 'milk chocolate'],
  [/chocolate meio amargo/, 'dark chocolate'],
  [/cravo/, 'clove'],
  [/doce de leite/, 'dulce de leche'],
  [/erva-cidreira/, 'lemongrass lemon balm'],
  [/especiarias/, 'spices'],
  [/figo/, 'fig'],
  [/flor/, 'flower floral blossom'],
  [/frutas vermelhas/, 'red fruits berries'],
  [/fumaça/, 'smoke smoky'],
  [/goiaba/, 'guava'],
  [/hibisco/, 'hibiscus'],
  [/jasmim/, 'jasmine floral'],
  [/laranj/, 'orange citrus'],
  [/lima|limão/, 'lime lemon citrus'],
  [/maçã/, 'apple'],
  [/mamão/, 'papaya'],
  [/manga/, 'mango'],
  [/mel(?!a)/, 'honey'],
  [/mexerica/, 'tangerine mandarin'],
  [/morango/, 'strawberry'],
  [/noz-moscada/, 'nutmeg'],
  [/noz|nozes/, 'nut walnut pecan'],
  [/pêssego/, 'peach'],
  [/vinho do porto/i, 'port wine'],
];

/** Families of notes, in both languages: nobody looks for "lima-da-pérsia" when "cítrico" will do. */
export const NOTE_FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/chocolate|cacau/, 'chocolate achocolatado chocolatudo'],
  [/laranj|lim[aã]|mexerica|bergamota/, 'cítrico citrus'],
  [/flor|jasmim|hibisco/, 'floral flores'],
  [/am[êe]nd|castanha|noz|avelã|paçoca/, 'castanhas nozes oleaginosas nutty'],
  [/morango|frutas vermelhas|ameixa|jabuticaba/, 'frutas vermelhas berries'],
  [/manga|mamão|abacaxi|goiaba|carambola/, 'tropical frutas tropicais'],
  [/mel|caramelo|melado|melaço|rapadura|doce de leite|açúcar/, 'doce doçura sweet'],
];
