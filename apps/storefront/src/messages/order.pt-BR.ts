import type { OrderStatus } from '@loja/contracts/http/ordering.ts';

const statuses: Record<OrderStatus, string> = {
  awaiting_payment: 'Aguardando pagamento',
  paid: 'Pago',
  packed: 'Separado',
  shipped: 'Enviado',
  delivered: 'Entregue',
  return_requested: 'Devolução em andamento',
  returned: 'Produtos de volta',
  cancelled: 'Cancelado',
  expired: 'Vencido sem pagamento',
  refunded: 'Reembolsado',
};

// What a refund means depends on how the order was paid: it is told by the order's life.
const texts: Record<Exclude<OrderStatus, 'refunded'>, string> = {
  awaiting_payment: 'Pague para confirmar. Seus itens estão reservados.',
  paid: 'Pagamento confirmado. Seu café entra na próxima torra.',
  packed: 'Seu pedido está embalado, esperando a transportadora.',
  shipped: 'Seu pedido está a caminho.',
  delivered: 'Pedido entregue. Bom café!',
  return_requested: 'Poste o pacote com o código de devolução abaixo: não custa nada para você.',
  returned: 'Recebemos os produtos de volta.',
  cancelled: 'Pedido cancelado. Nada será cobrado.',
  expired:
    'O prazo para pagar terminou e o pedido foi encerrado. Nada foi cobrado. Se quiser, compre de novo.',
};

export const orderPtBR = {
  title: 'Seu pedido',
  number: 'Pedido {id}',
  statuses,
  texts,
  noAccess: 'Este endereço não tem a chave do pedido. Abra pelo link do e-mail de confirmação.',
  preparing: 'Gerando o código Pix. Leva poucos segundos.',
  payTitle: 'Pague com Pix',
  payText: 'Abra o aplicativo do banco, escolha Pix e aponte a câmera para o código, ou copie e cole.',
  qr: 'QR code do Pix',
  code: 'Código Pix copia e cola',
  copy: 'Copiar código Pix',
  copied: 'Código copiado.',
  copyFailed: 'Não deu para copiar. Selecione o código e copie.',
  expiresIn: 'Vence em {time}',
  expired: 'O prazo deste Pix terminou. Estamos encerrando o pedido.',
  watching: 'Esta página atualiza sozinha quando o pagamento chegar.',
  offline: 'Sem contato com a loja. Continuamos tentando.',
  cancel: 'Cancelar pedido',
  cancelQuestion: 'Cancelar este pedido? Os itens voltam para a prateleira e nada é cobrado.',
  cancelYes: 'Sim, cancelar',
  cancelNo: 'Manter pedido',
  cancelling: 'Cancelando…',
  timeline: 'Andamento',
  lines: 'Itens',
  goods: 'Produtos',
  discount: 'Descontos',
  shipping: 'Frete',
  total: 'Total',
  delivery: 'Entrega',
  buyer: 'Comprador',
  contractFile: 'Baixar o contrato completo (PDF)',
  fetchingContract: 'Baixando…',
  print: 'Imprimir ou salvar o resumo do contrato',
  contractTitle: 'Resumo do contrato',
  contract:
    'Venda por {legalName}, CNPJ {cnpj}, {address}. Pedido feito em {date}, sob os termos de compra versão {version}.',
  regret:
    'Direito de arrependimento: 7 dias a contar do recebimento, com devolução de produtos e frete e envio de volta por nossa conta.',
  help: 'Precisa de ajuda? Escreva para {email} com o número do pedido.',
  keepShopping: 'Ver mais cafés',
};
export type OrderWords = typeof orderPtBR;
