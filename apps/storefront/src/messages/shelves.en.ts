import { shelfPageEn } from './shelf-page.en.ts';
import type { ShelfWords } from './shelves.pt-BR.ts';

export const shelvesEn: ShelfWords = {
  page: shelfPageEn,
  perfil: {
    intenso: {
      title: 'Bold coffees',
      lead: 'Heavy body, low acidity, chocolate and nuts. The coffee that stands up to milk.',
      text: [
        'Body is the weight of the drink on the tongue: water has little, whole milk has much. Drying the bean inside the fruit and roasting it longer make the drink denser, and body grows.',
        'Bold does not mean bitter. Harsh bitterness mostly comes from boiling water, too fine a grind or a roast gone too far.',
      ],
    },
    equilibrado: {
      title: 'Balanced coffees',
      lead: 'Sweet first, the rest around it. For the flask of the whole house.',
      text: [
        'In a balanced coffee no sensation speaks louder: acidity enlivens, body carries, sweetness ties. It is the easiest step from supermarket coffee, and the one that needs sugar least.',
        'It is nearly always a medium roast: long enough to caramelise, too short to burn.',
      ],
    },
    frutado: {
      title: 'Fruity coffees',
      lead: 'Bright acidity, flowers, ripe fruit. Drink slowly and let it cool a little.',
      text: [
        'No fruit goes into the bag. Coffee is the seed of a fruit, and altitude, variety and drying leave in it the same acids as in oranges, apples and peaches. A light roast keeps them; a dark one erases them.',
        'Taste at 60 °C and again at 45 °C: the fruit shows as the cup cools.',
      ],
    },
  },
  regiao: {
    'sul-de-minas': {
      title: 'Coffees from Sul de Minas',
      lead: 'The largest of our homes: sweet, medium body, an acidity like orange.',
      text: [
        'Between 900 and 1,400 metres, with a dry winter that lets beans dry whole on the patio. The typical cup is caramel, chocolate and almond, with citrus or flowers higher up.',
        'Catuaí and Mundo Novo, the trees most planted here, came from Brazilian crosses.',
      ],
    },
    'mantiqueira-de-minas': {
      title: 'Coffees from Mantiqueira de Minas',
      lead: 'High range, cold nights: sweetness, acidity and body at once.',
      text: [
        'A Geographical Indication since 2011 and a Denomination of Origin since 2020: the name goes on a bag only if the coffee grew there and proves it.',
        'At 900 to 1,400 metres, cold nights slow the cherry down and it gathers more sugar. Honey, orange and flowers come from that wait.',
      ],
    },
    'cerrado-mineiro': {
      title: 'Coffees from Cerrado Mineiro',
      lead: 'Full and sweet, nuts and chocolate. The first Brazilian coffee with a denomination of origin.',
      text: [
        'A Geographical Indication in 2005 and, in 2013, the first Denomination of Origin for coffee in the country.',
        'Rain is the clock of the Cerrado: flowers open together, the dry season arrives on time for the harvest, and beans dry in the sun inside the fruit. Hence so many naturals, so much body and nuts, between 800 and 1,300 metres.',
      ],
    },
    'matas-de-minas': {
      title: 'Coffees from Matas de Minas',
      lead: 'Small farms, slopes and mist: sweet chocolate with a citrus side.',
      text: [
        'In the Zona da Mata and the Rio Doce valley, where coffee climbs to 1,200 or 1,400 metres and most families pick by hand.',
        'The region is a Geographical Indication. In the cup: even sweetness, chocolate, tangerine.',
      ],
    },
    caparao: {
      title: 'Coffees from Caparaó',
      lead: 'At the foot of Pico da Bandeira: floral, juicy, yellow fruit.',
      text: [
        'Sixteen towns of Minas and Espírito Santo, from 700 to 1,500 metres, a Denomination of Origin since February 2021.',
        'It is cold, and the harvest runs on until December on the highest farms. The wait brings molasses, vanilla, citrus and yellow stone fruit.',
      ],
    },
    'montanhas-do-espirito-santo': {
      title: 'Coffees from the Espírito Santo highlands',
      lead: 'Immigrant hills, washed coffee: molasses, caramel, dried fruit.',
      text: [
        'From 500 to 1,400 metres, a Denomination of Origin since 2021. Damp air from the sea makes it hard to dry whole cherries, so these hills learned to pulp and wash.',
        'The result is clean: molasses, caramel, dried fruit.',
      ],
    },
    'norte-do-espirito-santo': {
      title: 'Coffees from northern Espírito Santo',
      lead: 'Low, warm land, home of conilon: body, cocoa and nearly twice the caffeine.',
      text: [
        'Conilon is of the canephora species, a cousin of arabica: it likes heat, thrives below 500 metres and has about twice the caffeine.',
        'For decades it meant volume only. Picked ripe and pulped, it becomes something else: thick crema, bitter cocoa, spice.',
      ],
    },
    'chapada-diamantina': {
      title: 'Coffees from Chapada Diamantina',
      lead: 'Bahia with a coat on: sweet, citrus, full of flowers.',
      text: [
        'On top of the Chapada, in farms up to 1,340 metres, nights are cold and days are bright. Cherries ripen slowly in the middle of the backlands.',
        'In the cup: lime, cane juice and orange blossom; one of the most delicate origins of Brazil.',
      ],
    },
    'alta-mogiana': {
      title: 'Coffees from Alta Mogiana',
      lead: 'Railway coffee: cocoa, caramel and a thick crema.',
      text: [
        'Named after the railway that took the sacks from the border of São Paulo and Minas to the port. A Geographical Indication since 2013, from 800 to 1,200 metres.',
        'A dry harvest, drying in the sun and a creamy body: the school of Brazilian espresso.',
      ],
    },
    'norte-pioneiro-do-parana': {
      title: 'Coffees from Norte Pioneiro, Paraná',
      lead: 'Red soil at the edge of the frost: cane sugar and red fruit.',
      text: [
        'Between 500 and 950 metres, near where frost begins. Latitude does here what altitude does in Minas: it cools the night and slows the cherry.',
        'A Geographical Indication since 2012. Sweet, good body, a gentle citrus.',
      ],
    },
    vulcanica: {
      title: 'Coffees from the Volcanic region',
      lead: 'Our neighbourhood: the rim of an extinct volcano, with fig, almond and star fruit.',
      text: [
        'The caldera of Poços de Caldas went out tens of millions of years ago and left dark soil, rich in potassium, between Minas and São Paulo.',
        'From 970 to 1,350 metres, it gives fig, almond and chocolate, with an acidity of star fruit or orange.',
      ],
    },
  },
  processo: {
    natural: {
      title: 'Natural coffees',
      lead: 'Dried whole, skin and all, as Brazil has always done.',
      text: [
        'The cherry goes to the patio as it left the tree and dries around the bean for two to four weeks. The sugar of the pulp stays close to the seed all along: hence body and sweetness.',
        'It needs a dry harvest. That is why it is the process of Minas and Mogiana, where winter has no rain.',
      ],
    },
    'cereja-descascado': {
      title: 'Pulped natural coffees',
      lead: 'Skin off, honey on: a Brazilian invention between natural and washed.',
      text: [
        'A machine takes the skin off ripe cherries and sets the green ones apart. The bean dries covered by its mucilage, that thin sweet pulp, in half the time of a natural.',
        'The sweetness stays, the weight goes: a clean cup of caramel and light fruit.',
      ],
    },
    honey: {
      title: 'Honey coffees',
      lead: 'Part of the mucilage stays and the bean dries as sticky as comb. Honey in name only.',
      text: [
        'Close to the pulped natural, but the grower chooses how much mucilage to leave and dries more slowly, in thin layers, turning all the time. The more is left, the sweeter and the riskier.',
        'In the cup: great sweetness, high acidity and the texture of a light syrup.',
      ],
    },
    lavado: {
      title: 'Washed coffees',
      lead: 'Only the seed dries. The process through which altitude is heard best.',
      text: [
        'The skin comes off, then the mucilage, by a short fermentation or in water. The bean dries in its parchment, a thin shell as hard as paper.',
        'With no fruit around it while drying, what is left came from the tree: clear acidity, light body, flowers.',
      ],
    },
    fermentado: {
      title: 'Fermented natural coffees',
      lead: 'Days in a tank before the patio, by clock and thermometer.',
      text: [
        'All drying ferments a little. Here it is on purpose: whole cherries rest closed, with little oxygen, and yeasts turn sugar into aromas of fruit and wine.',
        'It is hard work and may end in vinegar; when it goes well, these are the most talkative coffees of the shelf.',
      ],
    },
  },
  torra: {
    clara: {
      title: 'Light roasts',
      lead: 'Stopped just after first crack. The place speaks louder than the oven.',
      text: [
        'At about 196 °C the bean pops like corn: steam is leaving. In a light roast we stop soon after, and the acids of the fruit stay.',
        'The bean comes out dense and hard: grind a notch finer, use hotter water and wait some ten days after the roast.',
      ],
    },
    'media-clara': {
      title: 'Medium-light roasts',
      lead: 'The fruit still whole, caramel already in sight.',
      text: [
        'Half a minute more than light. Acidity rounds off, sugar begins to caramelise and body appears.',
        'This is where we tend to stop high-grown coffees for those who brew by hand.',
      ],
    },
    media: {
      title: 'Medium roasts',
      lead: 'The middle of the road, and the most asked for: sweet in any brewer.',
      text: [
        'The colour of chestnut, a dry surface with no shine of oil. Caramel and chocolate in front, acidity behind, hardly any bitterness.',
        'It takes filter, press and espresso without changing the recipe. When in doubt, begin here.',
      ],
    },
    'media-escura': {
      title: 'Medium-dark roasts',
      lead: 'Dark chocolate and the body of an espresso.',
      text: [
        'Close to second crack, when the structure of the bean begins to give. Acidity almost goes, and the good bitterness of cocoa comes.',
        'The bean is more soluble: use cooler water, 88 to 92 °C, or grind coarser.',
      ],
    },
    escura: {
      title: 'Dark roasts',
      lead: 'Light smoke, bittersweet, little acidity. For those who like it, and for milk.',
      text: [
        'After second crack oil comes to the surface and the oven speaks louder than the place. That is why we have few, and stop before they burn.',
        'A dark roast has no more caffeine: measure for measure, it has practically the same.',
      ],
    },
  },
  metodo: {
    graos: {
      title: 'Coffees to grind at home',
      lead: 'A whole bean keeps its aroma for weeks; ground, for minutes.',
      text: [
        'Grinding multiplies the surface that meets the air. If you may choose one piece of equipment, choose the grinder.',
      ],
    },
    espresso: {
      title: 'Coffees for espresso',
      lead: 'Body, sweetness and little acidity: what nine bars of pressure do not turn sour.',
      text: [
        'Espresso pushes hot water through fine coffee in less than thirty seconds. Everything is concentrated: what is sweet gets dense, what is acid gets sharp.',
        'Coffees of high body, roasted medium and up, forgive more. Let them rest a week after the roast: too much gas gets in the way.',
      ],
    },
    moka: {
      title: 'Coffees for the moka pot',
      lead: 'The Italian pot asks for sweetness and an unhurried roast.',
      text: [
        'In a moka pot steam pushes water through the coffee at low pressure and high heat. It is strong without being espresso, and hard on very dark roasts.',
        'Prefer medium to medium-dark, ground a little coarser than for espresso.',
      ],
    },
    coado: {
      title: 'Coffees for filter',
      lead: 'Cloth or paper: the Brazilian way, and the one that shows most of the bean.',
      text: [
        'Water goes through the coffee by its own weight and the filter holds back oils and fines. Paper gives a clean cup; cloth, a little more body.',
        'Nearly everything does well here. Fruity and floral coffees, better than anywhere else.',
      ],
    },
    aeropress: {
      title: 'Coffees for the Aeropress',
      lead: 'Steeping and the pressure of a hand: hard to get wrong, easy to travel with.',
      text: [
        'Coffee steeps and is pushed through paper. Cooler water works too, which tames light roasts and fermented lots.',
        'If a coffee seems too acid in a filter, try it here.',
      ],
    },
    chemex: {
      title: 'Coffees for the Chemex',
      lead: 'Thick paper, a transparent cup: for coffees of flowers and fruit.',
      text: [
        'The paper of a Chemex is thicker than most and keeps back more oils. Body falls, clarity rises.',
        'Good for light and medium-light roasts, ground coarser than for a common filter.',
      ],
    },
    prensa: {
      title: 'Coffees for the French press',
      lead: 'No paper, so all of it reaches the cup: body, oil, texture.',
      text: [
        'Four minutes of steeping and a metal screen that lets the oils through. It favours chocolate, nuts and cane sugar.',
        'Always coarse: fine coffee slips through the screen and turns bitter at the bottom.',
      ],
    },
    coldbrew: {
      title: 'Coffees for cold brew',
      lead: 'Cold water and a night in the fridge: sweet, not bitter, ready for ice.',
      text: [
        'Cold water extracts slowly and leaves in the coffee much of what is bitter. What is left is sweetness and fruit.',
        'It works with the very sweet and with the fruity; dark roasts come out dull.',
      ],
    },
  },
};
