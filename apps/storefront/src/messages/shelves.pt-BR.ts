import type { Grind } from '@loja/contracts/http/product-ids.ts';
import type { CoffeeFacts } from '@loja/contracts/http/shopfront.ts';
import { shelfPagePtBR } from './shelf-page.pt-BR.ts';

/** What a shelf says of itself: a title, a sentence for whoever only passes by, and what there is to learn. */
export type ShelfText = { title: string; lead: string; text: readonly string[] };

const perfil: Record<CoffeeFacts['profile'], ShelfText> = {
  intenso: {
    title: 'Cafés intensos',
    lead: 'Corpo denso, acidez baixa, chocolate e castanha. O café que segura o leite.',
    text: [
      'Corpo é o peso da bebida na língua: água tem pouco, leite integral tem muito. Secar o grão dentro da fruta e torrar por mais tempo deixam a bebida mais densa, e o corpo cresce.',
      'Intenso não quer dizer amargo. Amargor forte costuma vir de água fervendo, moagem fina demais ou torra passada do ponto.',
    ],
  },
  equilibrado: {
    title: 'Cafés equilibrados',
    lead: 'Doce primeiro, o resto em volta. Para a garrafa térmica da casa inteira.',
    text: [
      'Num café equilibrado nenhuma sensação fala mais alto: a acidez aviva, o corpo sustenta, a doçura amarra. É o perfil que menos estranha quem vem do café tradicional e o que mais dispensa açúcar.',
      'Quase sempre é torra média: o bastante para caramelizar, pouco para queimar.',
    ],
  },
  frutado: {
    title: 'Cafés frutados',
    lead: 'Acidez viva, flor e fruta madura. Beba devagar e deixe esfriar um pouco.',
    text: [
      'Nenhuma fruta entra no pacote. Café é semente de fruta, e altitude, variedade e secagem deixam na semente os mesmos ácidos da laranja, da maçã e do pêssego. A torra clara preserva; a escura apaga.',
      'Prove a 60 °C e prove de novo a 45 °C: é quando esfria que a fruta aparece.',
    ],
  },
};

/** By slug of the region's name; a region that is new on the shelf speaks through its coffees alone. */
const regiao: Record<string, ShelfText> = {
  'sul-de-minas': {
    title: 'Cafés do Sul de Minas',
    lead: 'A maior das nossas casas: doce, corpo médio, acidez que lembra laranja.',
    text: [
      'Entre 900 e 1.400 metros, com inverno seco que deixa o grão secar inteiro no terreiro. A xícara típica é de caramelo, chocolate e amêndoa, com um toque cítrico ou de flor nas partes mais altas.',
      'Catuaí e Mundo Novo, os pés mais plantados por aqui, nasceram de cruzamentos brasileiros.',
    ],
  },
  'mantiqueira-de-minas': {
    title: 'Cafés da Mantiqueira de Minas',
    lead: 'Serra alta, noite fria: doçura, acidez e corpo, tudo ao mesmo tempo.',
    text: [
      'Indicação de Procedência desde 2011 e Denominação de Origem desde 2020: o nome só vai no pacote quando o café nasceu ali e prova que nasceu.',
      'Com 900 a 1.400 metros e noites frias, a cereja demora a amadurecer e junta mais açúcar. É dessa espera que vêm o mel, a laranja e a flor.',
    ],
  },
  'cerrado-mineiro': {
    title: 'Cafés do Cerrado Mineiro',
    lead: 'Encorpado e doce, de nozes e chocolate. O primeiro café brasileiro com denominação de origem.',
    text: [
      'Indicação de Procedência em 2005 e, em 2013, a primeira Denominação de Origem de café do país.',
      'O relógio do Cerrado é a chuva: as flores abrem juntas, a seca chega certa na colheita, e os grãos secam ao sol com a casca. Por isso tanto natural, tanto corpo e tanta castanha, entre 800 e 1.300 metros.',
    ],
  },
  'matas-de-minas': {
    title: 'Cafés das Matas de Minas',
    lead: 'Sítio pequeno, encosta e neblina: chocolate doce com um lado cítrico.',
    text: [
      'Zona da Mata e Vale do Rio Doce, onde a lavoura sobe o morro até 1.200, 1.400 metros e quase toda colheita é de família, à mão.',
      'A região tem Indicação de Procedência. Na xícara, doçura equilibrada, chocolate e mexerica.',
    ],
  },
  caparao: {
    title: 'Cafés do Caparaó',
    lead: 'Ao pé do Pico da Bandeira: floral, suculento, de fruta amarela.',
    text: [
      'Dezesseis municípios de Minas e do Espírito Santo, de 700 a 1.500 metros, com Denominação de Origem desde fevereiro de 2021.',
      'Faz frio e a colheita atravessa o ano, até dezembro nos pés mais altos. A demora dá melaço, baunilha, cítricos e frutas amarelas de caroço.',
    ],
  },
  'montanhas-do-espirito-santo': {
    title: 'Cafés das Montanhas do Espírito Santo',
    lead: 'Serra de imigrante, café lavado: melado, caramelo e fruta seca.',
    text: [
      'De 500 a 1.400 metros, com Denominação de Origem desde 2021. A umidade que sobe do mar atrapalha secar o grão com casca, e por isso a serra aprendeu a despolpar e lavar.',
      'O resultado é limpo: melaço, caramelo e frutas secas.',
    ],
  },
  'norte-do-espirito-santo': {
    title: 'Cafés do Norte do Espírito Santo',
    lead: 'Terra quente e baixa, casa do conilon: corpo, cacau e quase o dobro de cafeína.',
    text: [
      'Conilon é da espécie canéfora, prima da arábica: gosta de calor, dá bem abaixo dos 500 metros e tem cerca de duas vezes mais cafeína.',
      'Durante décadas foi só volume. Colhido maduro e despolpado, vira outra coisa: creme espesso no espresso, cacau amargo, especiaria.',
    ],
  },
  'chapada-diamantina': {
    title: 'Cafés da Chapada Diamantina',
    lead: 'Bahia de casaco: doce, cítrico e cheio de flor.',
    text: [
      'No alto da Chapada, em lavouras que chegam a 1.340 metros, faz frio de noite e sol forte de dia. A cereja amadurece devagar no meio do sertão.',
      'Na xícara, limão, garapa e flor de laranjeira; é das origens mais delicadas do Brasil.',
    ],
  },
  'alta-mogiana': {
    title: 'Cafés da Alta Mogiana',
    lead: 'Café de estação de trem: cacau, caramelo e um creme espesso.',
    text: [
      'O nome vem da ferrovia que levava as sacas da divisa de São Paulo com Minas até o porto. Indicação de Procedência desde 2013, de 800 a 1.200 metros.',
      'Clima seco na colheita, secagem ao sol e corpo cremoso: é a escola do espresso brasileiro.',
    ],
  },
  'norte-pioneiro-do-parana': {
    title: 'Cafés do Norte Pioneiro do Paraná',
    lead: 'Terra roxa no limite do frio: rapadura e fruta vermelha.',
    text: [
      'Entre 500 e 950 metros, perto de onde a geada começa. A latitude faz o que em Minas a altitude faz: esfria a noite e atrasa a cereja.',
      'Indicação de Procedência desde 2012. Doce, com bom corpo e um cítrico suave.',
    ],
  },
  vulcanica: {
    title: 'Cafés da Região Vulcânica',
    lead: 'Nossa vizinhança: a borda de um vulcão extinto, de figo, amêndoa e carambola.',
    text: [
      'A caldeira de Poços de Caldas apagou há dezenas de milhões de anos e deixou terra escura, rica em potássio, entre Minas e São Paulo.',
      'De 970 a 1.350 metros, dá xícaras de figo, amêndoa e chocolate, com uma acidez de carambola ou laranja.',
    ],
  },
};

const processo: Record<CoffeeFacts['process'], ShelfText> = {
  natural: {
    title: 'Cafés naturais',
    lead: 'Seco inteiro, com casca e tudo, como se faz no Brasil desde sempre.',
    text: [
      'A cereja vai para o terreiro como saiu do pé e seca ao redor do grão por duas a quatro semanas. O açúcar da polpa fica perto da semente o tempo todo: daí o corpo e a doçura.',
      'Precisa de tempo seco na colheita. Por isso é o processo de Minas e da Mogiana, onde não chove no inverno.',
    ],
  },
  'cereja-descascado': {
    title: 'Cafés cereja descascado',
    lead: 'Sem a casca, com o mel: invenção brasileira entre o natural e o lavado.',
    text: [
      'A máquina tira a casca da cereja madura e separa a verde. O grão seca coberto pela mucilagem, aquela polpa fina e doce, em metade do tempo do natural.',
      'Fica o doce, sai o peso: xícara limpa, de caramelo e fruta clara.',
    ],
  },
  honey: {
    title: 'Cafés honey',
    lead: 'Parte da mucilagem fica, e o grão seca pegajoso como favo. Mel, só no nome.',
    text: [
      'Parecido com o cereja descascado, mas quem produz escolhe quanta mucilagem deixar e seca mais devagar, em camada fina e revolvendo sempre. Quanto mais fica, mais doce e mais arriscado.',
      'Na xícara: muita doçura, acidez alta e textura de xarope leve.',
    ],
  },
  lavado: {
    title: 'Cafés lavados',
    lead: 'Só a semente seca. É o processo que mais deixa ouvir a altitude.',
    text: [
      'Tira-se a casca, depois a mucilagem, por fermentação curta ou na água. O grão seca só com o pergaminho, uma casquinha dura como papel.',
      'Sem fruta em volta na secagem, sobra o que veio do pé: acidez nítida, corpo leve, flor.',
    ],
  },
  fermentado: {
    title: 'Cafés naturais fermentados',
    lead: 'Dias de tanque antes do terreiro, com relógio e termômetro.',
    text: [
      'Toda secagem fermenta um pouco. Aqui é de propósito: a cereja inteira descansa fechada, com pouco oxigênio, e leveduras transformam açúcar em aroma de fruta e de vinho.',
      'Dá trabalho e pode dar vinagre; quando dá certo, são os cafés mais falantes da prateleira.',
    ],
  },
};

const torra: Record<CoffeeFacts['roast'], ShelfText> = {
  clara: {
    title: 'Cafés de torra clara',
    lead: 'Parada logo depois do primeiro estalo. O lugar fala mais que o forno.',
    text: [
      'Por volta de 196 °C o grão estala como pipoca: é o vapor saindo. Na torra clara a gente para pouco depois, e os ácidos da fruta ficam.',
      'O grão sai denso e duro: moa um ponto mais fino, use água mais quente e espere uns dez dias depois da torra.',
    ],
  },
  'media-clara': {
    title: 'Cafés de torra média-clara',
    lead: 'Fruta ainda inteira, caramelo já à vista.',
    text: [
      'Meio minuto a mais que a clara. A acidez arredonda, o açúcar começa a caramelizar e o corpo aparece.',
      'É onde costumamos parar os cafés de altitude para quem coa em casa.',
    ],
  },
  media: {
    title: 'Cafés de torra média',
    lead: 'O meio do caminho, e o mais pedido: doce em qualquer método.',
    text: [
      'Cor de castanha, superfície seca, sem brilho de óleo. Caramelo e chocolate na frente, acidez atrás, quase nenhum amargor.',
      'Aguenta coador, prensa e espresso sem mudar de receita. Na dúvida, comece aqui.',
    ],
  },
  'media-escura': {
    title: 'Cafés de torra média-escura',
    lead: 'Chocolate amargo e corpo de espresso.',
    text: [
      'Perto do segundo estalo, quando a estrutura do grão começa a ceder. A acidez quase some e vem o amargor bom, de cacau.',
      'O grão fica mais solúvel: use água menos quente, 88 a 92 °C, ou moa mais grosso.',
    ],
  },
  escura: {
    title: 'Cafés de torra escura',
    lead: 'Fumaça leve, meio amargo, pouca acidez. Para quem gosta e para o leite.',
    text: [
      'Depois do segundo estalo o óleo vem à superfície e o forno fala mais que o lugar. Por isso temos pouco, e paramos antes de queimar.',
      'Torra escura não tem mais cafeína: na mesma medida, tem praticamente a mesma.',
    ],
  },
};

const metodo: Record<Grind, ShelfText> = {
  graos: {
    title: 'Cafés para moer em casa',
    lead: 'Grão inteiro guarda aroma por semanas; moído, por minutos.',
    text: [
      'Moer multiplica a superfície do café em contato com o ar. Se puder escolher um equipamento só, escolha o moedor.',
    ],
  },
  espresso: {
    title: 'Cafés para espresso',
    lead: 'Corpo, doçura e pouca acidez: o que nove bares de pressão não deixam azedo.',
    text: [
      'O espresso passa água quente, sob pressão, por pó fino em menos de trinta segundos. Tudo se concentra: o que é doce fica denso, o que é ácido fica agudo.',
      'Cafés de corpo alto e torra de média para cima perdoam mais. Deixe descansar uma semana depois da torra: gás demais atrapalha a extração.',
    ],
  },
  moka: {
    title: 'Cafés para moka',
    lead: 'A cafeteira italiana pede doçura e torra sem pressa.',
    text: [
      'Na moka o vapor empurra a água pelo pó a pouca pressão e temperatura alta. É forte sem ser espresso, e castiga torra muito escura.',
      'Prefira média a média-escura, em moagem um pouco mais grossa que a do espresso.',
    ],
  },
  coado: {
    title: 'Cafés para coar',
    lead: 'Pano ou papel: o jeito brasileiro, e o que mais mostra o que há no grão.',
    text: [
      'A água atravessa o pó pelo próprio peso e o filtro segura óleos e partículas. Com papel a xícara fica limpa; com pano, um pouco mais encorpada.',
      'Quase tudo vai bem no coador. Os frutados e florais, melhor que em qualquer outro.',
    ],
  },
  aeropress: {
    title: 'Cafés para Aeropress',
    lead: 'Imersão e pressão da mão: difícil dar errado, fácil levar na mala.',
    text: [
      'O pó fica de molho e sai empurrado por um filtro de papel. Dá para usar água menos quente, o que amansa torras claras e fermentados.',
      'Se um café parece ácido demais no coador, experimente aqui.',
    ],
  },
  chemex: {
    title: 'Cafés para Chemex',
    lead: 'Papel grosso, xícara transparente: para cafés de flor e de fruta.',
    text: [
      'O papel da Chemex é mais espesso que o comum e retém mais óleos. O corpo cai, a clareza sobe.',
      'Bom para torra clara e média-clara, em moagem mais grossa que a do coador.',
    ],
  },
  prensa: {
    title: 'Cafés para prensa francesa',
    lead: 'Sem papel, tudo chega à xícara: corpo, óleo, textura.',
    text: [
      'Quatro minutos de molho e uma tela de metal que deixa passar os óleos. Favorece chocolate, castanha, rapadura.',
      'Moagem grossa sempre: pó fino passa pela tela e amarga no fundo.',
    ],
  },
  coldbrew: {
    title: 'Cafés para cold brew',
    lead: 'Água fria e uma noite de geladeira: doce, sem amargor, pronto para o gelo.',
    text: [
      'Água fria extrai devagar e deixa no pó boa parte do que amarga. O que sobra é doçura e fruta.',
      'Funciona com os muito doces e com os frutados; os de torra escura ficam sem graça.',
    ],
  },
};

export const shelvesPtBR = { page: shelfPagePtBR, perfil, regiao, processo, torra, metodo };
export type ShelfWords = typeof shelvesPtBR;
