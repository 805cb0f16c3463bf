/** What a card number tells while it is typed; the server decides. Prefixes: ISO/IEC 7812. */

const BRANDS = [
  ["Visa", /^4/, [4, 4, 4, 4]],
  ["Mastercard", /^(5[1-5]|2(2[2-9]|[3-6]|7[01]|720))/, [4, 4, 4, 4]],
  ["American Express", /^3[47]/, [4, 6, 5]],
  ["Discover", /^(6011|64[4-9]|65)/, [4, 4, 4, 4]],
  ["Diners Club", /^3(0[0-5]|[689])/, [4, 6, 4]],
  ["JCB", /^35(2[89]|[3-8])/, [4, 4, 4, 4]],
  ["UnionPay", /^62/, [4, 4, 4, 4]],
];

/** The brand's name, "" while it cannot be told. */
export function brandOf(typed) {
  const digits = typed.replace(/\D/g, "");
  return BRANDS.find(([, prefix]) => prefix.test(digits))?.[0] ?? "";
}

/** The number in groups, as it stands on the card. */
export function grouped(typed) {
  const digits = typed.replace(/\D/g, "").slice(0, 19);
  const sizes = BRANDS.find(([, prefix]) => prefix.test(digits))?.[2] ?? [4, 4, 4, 4];
  const groups = [];
  let rest = digits;
  for (const size of [...sizes, 19]) {
    if (rest) groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return groups.join(" ");
}

/** "1225" as "12/25" while it is typed; a slash that is typed besides is one too many. */
export function slashed(typed, before) {
  const isLonger = typed.length > before.length;
  if (isLonger && /^\d{2}$/.test(typed)) return `${typed}/`;
  return typed.replace(/\/+/, "/").replace(/^(\d{2})(\d{2}|\d{4})$/, "$1/$2");
}
