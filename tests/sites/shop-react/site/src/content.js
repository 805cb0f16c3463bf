// I testi della bottega. "Consegna in carta" non è una promessa, è il regolamento.
export const content = {
  brand: {
    name: 'Orto Vivo',
    claim: 'Dal 1974, senza fretta',
  },
  home: {
    title: 'Semi antichi per orti nuovi',
    button: 'Entra',
    delivery: 'Consegna in carta, non in plastica',
  },
  contact: {
    street: 'Via dell\'Orto 12, Faenza',
    phone: "0546 00 11 22",
    hours: `Martedì e sabato, dalle 8 alle 13`,
  },
};

export const nav = [
  { label: 'Bottega', href: '/' },
  { label: 'Chi siamo', href: '/chi-siamo' },
  { label: 'Quaderno', href: 'https://quaderno.example/orto-vivo' },
  { label: 'Contatti', href: '/contatti' },
];

export const products = [
  {
    id: 'cuore',
    name: 'Pomodoro "Cuore di bue"',
    price: '3,50 €',
    note: "Dolce: l'amico del basilico",
  },
  {
    id: 'zucca',
    name: 'Zucca mantovana',
    price: '4,00 €',
    note: "Per i tortelli, e per l'inverno",
  },
  {
    id: 'fagiolo',
    name: 'Fagiolo di Lamon',
    price: '3,50 €',
    note: 'Rampica, e non si ferma',
  },
];
