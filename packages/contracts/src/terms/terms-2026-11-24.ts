import { heading, lead, paragraph, steps, type TermsTexts } from './policy-text.ts';

/** In force from 2026-11-24: Pix only, withdrawal by e-mail. Every fact is written out, as it was then. */
export const termsOf20261124: TermsTexts = {
  terms: {
    title: 'Termos de compra',
    blocks: [
      heading('Quem vende'),
      paragraph(
        'Manacá da Serra Torrefação de Cafés Ltda., CNPJ 47.318.206/0001-28, Rua do Manacá-da-Serra, 214, Jardim das Paineiras, Poços de Caldas – MG, CEP 37704-214. E-mail ',
        { text: 'ola@manaca.example', to: 'mailto:ola@manaca.example' },
        ', telefone (35) 3599-0214, segunda a sexta, das 9h às 17h.',
      ),
      heading('Como o contrato se forma'),
      steps(
        'Você escolhe os itens, informa seus dados e a entrega.',
        'A revisão mostra itens, endereço, frete, desconto e total. Ali você corrige o que quiser.',
        'Ao tocar em “Finalizar compra”, o pedido é registrado e os itens ficam reservados. A confirmação aparece na hora na página do pedido e vai por e-mail, com o resumo do contrato para guardar.',
      ),
      heading('Preço e pagamento'),
      paragraph(
        'Os preços estão em reais e incluem os impostos. Pagando por Pix, há desconto de 5% sobre os produtos. O frete aparece separado. Se o preço mudar entre a escolha e a compra, avisamos e só seguimos com o seu aceite.',
      ),
      paragraph(
        'O código Pix vale por 30 minutos. Sem pagamento nesse prazo, o pedido vence sozinho, nada é cobrado e os itens voltam para a loja. Se um pagamento chegar depois do vencimento e não pudermos mais atender, devolvemos o valor inteiro.',
      ),
      heading('Limites da oferta'),
      paragraph(
        'Vendemos até 20 unidades de cada item por pedido; para mais, fale com a gente. As ofertas valem enquanto houver estoque. Frete grátis segue os valores da página de ',
        { text: 'entrega', to: '/politicas/entrega/' },
        '.',
      ),
      heading('Entrega e desistência'),
      paragraph(
        'Prazos e valores estão em ',
        { text: 'entrega', to: '/politicas/entrega/' },
        '. Você pode desistir em até 7 dias depois de receber, com devolução de produtos e frete e envio de volta por nossa conta: veja ',
        { text: 'trocas e devoluções', to: '/politicas/trocas-e-devolucoes/' },
        '.',
      ),
      heading('Seus dados'),
      paragraph(
        'Usamos seus dados como descrito em ',
        { text: 'privacidade', to: '/politicas/privacidade/' },
        '.',
      ),
      heading('Se algo der errado'),
      paragraph(
        'Respondemos a dúvidas e reclamações em até 5 dias. Vale a lei brasileira, e você pode recorrer ao Procon ou ao foro da sua cidade.',
      ),
    ],
  },
  returns: {
    title: 'Trocas e devoluções',
    blocks: [
      lead(
        'Você pode desistir da compra em até 7 dias depois de receber, sem dizer por quê. Devolvemos tudo o que você pagou, com o frete, e a volta é por nossa conta.',
      ),
      heading('Desistir da compra'),
      paragraph(
        'O prazo é de 7 dias corridos, contados do dia em que você recebe o pedido (Código de Defesa do Consumidor, art. 49). O último dia vale inteiro. Antes de receber, você pode desistir a qualquer momento.',
      ),
      steps(
        'Enquanto o pedido aguarda o Pix, use o botão “Cancelar pedido” na própria página do pedido. Nada é cobrado.',
        [
          'Depois de pago, escreva para ',
          { text: 'ola@manaca.example', to: 'mailto:ola@manaca.example' },
          ' com o número do pedido. Confirmamos o recebimento do seu aviso na hora, pelo mesmo e-mail.',
        ],
        'Se o pedido já chegou, enviamos um código de postagem dos Correios, sem custo para você. Use a embalagem que tiver; pacote aberto também volta.',
        'Devolvemos o valor dos produtos e do frete original pelo mesmo Pix, assim que você posta o pacote. Se o pedido ainda não saiu, na hora da desistência.',
      ),
      heading('Produto com defeito ou trocado'),
      paragraph(
        'Café com defeito: avise em até 30 dias depois de receber. Equipamento: em até 90 dias. Se o defeito só aparece com o uso, o prazo começa quando ele aparece (CDC, art. 26).',
      ),
      paragraph(
        'Mandamos outro ou devolvemos o dinheiro, como você preferir, e pagamos todos os fretes. Uma foto ajuda, mas não é obrigatória.',
      ),
      heading('Não gostou do café?'),
      paragraph(
        'Conte para a gente. Às vezes é a moagem, às vezes é só outro perfil. Dentro dos 7 dias, a devolução vale também para pacote aberto.',
      ),
    ],
  },
};
