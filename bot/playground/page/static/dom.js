// Makes elements; text is only ever set as text, so nothing that somebody typed becomes markup.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export function dots() {
  return el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
}

const KINDS = [
  [/^(\+\+\+|---|diff |index )/, "meta"],
  [/^@@/, "hunk"],
  [/^\+/, "added"],
  [/^-/, "gone"],
];

export function diffLines(text) {
  return text.split("\n").map((line) => {
    const kind = KINDS.find(([pattern]) => pattern.test(line));
    return el("span", { class: kind ? kind[1] : "same" }, line || " ");
  });
}

export async function post(path, body) {
  const answer = await fetch(`/playground/api/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

export async function get(path) {
  const answer = await fetch(`/playground/api/${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
