// Quotes are printed as they were written to us.
export const voices = [
  {
    name: 'Wilma',
    boat: 'Marigold',
    words: "They said 'Tuesday', and it was a Tuesday.",
  },
  {
    name: 'J. Arkwright',
    boat: 'Ouzel',
    words: "The table folds: the cot doesn't creak.",
  },
];
