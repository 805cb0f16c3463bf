// What keeps a page up to date, says times as the visitor's clock does, and sends filters at once.

import { keepLive } from "./live.js";
import { sayTimes } from "./times.js";

sayTimes(document);
keepLive(document, sayTimes);

for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.querySelector("button").hidden = true;
  // With the keyboard a choice is made key by key: it is sent when the field is left, or by Enter.
  let isTyping = false;
  form.addEventListener("keydown", (event) => {
    isTyping = true;
    if (event.key === "Enter" && event.target.matches("select")) form.requestSubmit();
  });
  form.addEventListener("pointerdown", () => (isTyping = false));
  form.addEventListener("change", () => isTyping || form.requestSubmit());
  form.addEventListener("focusout", (event) => {
    const before = event.target.querySelector?.("option[selected]")?.value ?? "";
    if (isTyping && event.target.matches("select") && event.target.value !== before) form.requestSubmit();
  });
}
