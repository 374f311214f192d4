/** What pages of shelves say around the texts. */
export const shelfPagePtBR = {
  groups: {
    perfil: 'Por gosto',
    regiao: 'Por região',
    processo: 'Por processo',
    torra: 'Por torra',
    metodo: 'Por método',
  },
  others: 'Outras prateleiras',
  newRegion: { title: 'Cafés de {name}', lead: 'Uma origem nova na nossa prateleira.' },
  altitude: 'Altitude dos cafezais, em metros. Os pontos são os nossos lotes.',
  altitudeOf: '{name}, {metres} m',
  upTo: 'até {to} m',
  fromTo: '{from} a {to} m',
  denomination: 'Denominação de Origem, {year}',
  provenance: 'Indicação de Procedência, {year}',
  average: 'Média dos cafés desta prateleira',
  cherry: 'O que fica em volta do grão enquanto ele seca',
  layers: { skin: 'casca', pulp: 'polpa', parchment: 'pergaminho', bean: 'grão' },
  grindSize: 'Tamanho da moagem, comparado com os outros métodos',
  guide: 'Como preparar: {method}',
  quiz: 'Não sabe qual? Responda cinco perguntas',
  browseTitle: 'Ou escolha por outro caminho',
  browseLead: 'De onde veio, como secou, quanto torrou, onde vai ser passado.',
};

export type ShelfPageWords = typeof shelfPagePtBR;
