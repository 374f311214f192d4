/**
 * Everything that the shop keeps in a shopper's browser, as the privacy page tells it. Each is needed for what the
 * shopper asked for, so that no consent is owed (LGPD art. 7 V; Guia de Cookies da ANPD, cookies necessários). A test
 * buys something and finds no key besides these; `*` stands for an order's number.
 */
export const keptOnDevice = [
  { key: 'loja.cart', what: 'Número do seu carrinho, sem nome', until: 'até comprar' },
  { key: 'loja.cart.count', what: 'Quantos itens há no carrinho', until: 'até comprar' },
  {
    key: 'loja.cart.own',
    what: 'O que há no carrinho da sua conta, sem nome, para não se perder quando a sessão termina',
    until: 'até comprar ou sair da conta',
  },
  {
    key: 'loja.conta',
    what: 'Que alguém entrou na conta neste aparelho, sem dizer quem',
    until: 'até sair da conta',
  },
  { key: 'loja.favoritos', what: 'Produtos que você marcou', until: 'até você desmarcar' },
  { key: 'loja.vistos', what: 'Últimos produtos que você abriu', until: 'até limpar o navegador' },
  { key: 'loja.cep', what: 'CEP que você digitou', until: 'até fechar a aba' },
  {
    key: 'loja.checkout',
    what: 'O que você digitou na compra, menos CPF ou CNPJ',
    until: 'até fechar a aba',
  },
  { key: 'loja.purchase', what: 'Chave que impede comprar duas vezes sem querer', until: 'até fechar a aba' },
  { key: 'loja.order.*', what: 'Chave que abre o seu pedido', until: 'até fechar a aba' },
] as const;
