// An embed: what a message had before there were components for text.

import { el } from "./dom.js";
import { inline, link, markdown } from "./markdown.js";

// The bar at the left of an embed or a container.
export function coloured(element, value) {
  if (Number.isInteger(value)) {
    element.style.setProperty("--bar", `#${value.toString(16).padStart(6, "0")}`);
  }
  return element;
}

export function embed(part, names) {
  const fields = (part.fields ?? []).map((field) =>
    el("div", {}, el("dt", {}, inline(field.name, names)), el("dd", {}, markdown(field.value, names))),
  );
  const words = part.title && inline(part.title, names);
  const title = (words && part.url && link(part.url, words)) || words;
  return coloured(
    el(
      "article",
      { class: "embed" },
      title ? el("div", { class: "title" }, title) : null,
      part.description ? markdown(part.description, names) : null,
      fields.length ? el("dl", { class: "fields" }, fields) : null,
      part.footer?.text ? el("footer", {}, part.footer.text) : null,
    ),
    part.color,
  );
}
