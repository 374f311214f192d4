/** Words for those who look: search, titles of products in search engines, feeds. */
export const discoveryPtBR = {
  news: 'cafés recém-torrados',
  newsText: 'Os cafés da última torra: lote, notas e origem.',
  title: {
    coffee: '{name}: café especial de {region}',
    decaf: '{name}: café descafeinado de {region}',
    kit: '{name}: kit de cafés especiais',
    equipment: '{name}',
  },
  description: {
    coffee:
      '{name}, café {process} de {region}: notas de {notes}. Torra {roast}, em grãos ou moído para o seu método.',
    plain: '{name}. {text}',
  },
  posterAlt: '{name}, desenho do produto com nome e notas',
  shopPosterAlt: 'Painel de azulejos com a flor do manacá',
  search: {
    label: 'Buscar na loja',
    placeholder: 'Nota, região, método…',
    submit: 'Buscar',
    listLabel: 'Sugestões',
    clear: 'Limpar busca',
    none: 'Nada encontrado para “{query}”.',
    one: '1 resultado',
    many: '{count} resultados',
    seeAll: 'Ver os {count} resultados',
    from: 'a partir de {price}',
    soldOut: 'Esgotado',
    failed: 'A busca não carregou. Tente de novo ou veja a prateleira.',
    title: 'Busca',
    titleFor: 'Busca: {query}',
    lead: 'Procure por nome, nota, região, produtor, processo ou método de preparo.',
    tryThese: 'Experimente',
    ideas: ['chocolate', 'frutado', 'descafeinado', 'Mantiqueira', 'cold brew', 'prensa'],
    noScript: 'A busca precisa de JavaScript ligado no navegador. Sem ele, tudo está nas prateleiras:',
    alsoSee: 'Talvez ajude ver a prateleira inteira:',
    approximate: 'Mostrando o que mais se parece.',
  },
};

export type DiscoveryWords = typeof discoveryPtBR;
