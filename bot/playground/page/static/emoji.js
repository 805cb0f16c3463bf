// The signs that the bot uses, as pictures: not every machine has a font for them.

import { el } from "./dom.js";

const PICTURES = {
  "📝": "memo",
  "💬": "speech",
  "⏳": "hourglass",
  "✅": "check",
  "❌": "cross",
  "ℹ️": "info",
  "⚠️": "warning",
};
const SIGN = new RegExp(`(${Object.keys(PICTURES).join("|")})`);

// The text as parts: texts, and pictures of the signs in it.
export function pictured(text) {
  return text
    .split(SIGN)
    .filter(Boolean)
    .map((part) => (PICTURES[part] ? el("img", { class: "emoji", src: `/static/emoji/${PICTURES[part]}.svg`, alt: part }) : part));
}
