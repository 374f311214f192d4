import { blendDaCasa } from './blends.ts';
import { cerradoDoce } from './cerrado.ts';
import { chapada, sempreViva } from './espirito-santo-e-bahia.ts';
import { serraAlta } from './mantiqueira.ts';
import { picoFrutado } from './matas-e-caparao.ts';
import { kit } from './shelf.ts';
import { fonte, quintal, varanda } from './sul-de-minas.ts';

export const kits = [
  kit({
    slug: 'kit-primeira-xicara',
    name: 'Primeira Xícara',
    tagline: 'Três cafés para quem está trocando o do mercado',
    description:
      'Comece pelo Blend da Casa, passe para o Varanda, termine no Quintal. A doçura vai subindo de um para o outro e o açúcar vai ficando no pote. Mandamos junto um cartão com a receita de cada um, testada na nossa cozinha com coador comum.',
    hue: 28,
    position: 300,
    coffees: [blendDaCasa, varanda, quintal],
  }),
  kit({
    slug: 'kit-tres-brasis',
    name: 'Três Brasis',
    tagline: 'Cerrado, Mantiqueira e Chapada na mesma caixa',
    description:
      'Três altitudes, três jeitos de secar, três sotaques. Prove lado a lado, no mesmo dia e com a mesma água: é o jeito mais rápido que conhecemos de entender por que origem importa. Bom presente para quem diz que café é tudo igual.',
    hue: 140,
    position: 310,
    coffees: [cerradoDoce, serraAlta, chapada],
  }),
  kit({
    slug: 'kit-pomar',
    name: 'Pomar',
    tagline: 'Pêssego, manga e morango, sem uma gota de xarope',
    description:
      'Juntamos os três cafés que mais fazem gente desconfiar do rótulo. O Fonte puxa para o mel, o Pico Frutado para a manga, o Sempre-viva para o morango; nada foi acrescentado, é só fruta madura e tempo de secagem. Torra clara nos três: deixe descansar dez dias antes de abrir.',
    hue: 340,
    position: 320,
    coffees: [fonte, picoFrutado, sempreViva],
  }),
];
