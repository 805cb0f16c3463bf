export const opinions = [
  { by: "Mother of two", words: "She explains it a third time, and smiles" },
  { by: "Idris, 15", words: "I got a 7. A seven!" },
];
