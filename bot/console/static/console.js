// What keeps a page up to date, says times as the visitor's clock does, and sends filters at once.

import { keepLive } from "./live.js";
import { sayTimes } from "./times.js";

sayTimes(document);
keepLive(document, sayTimes);

const FOCUSED = "filter"; // which one was left last: the page that comes gives it the focus again

const isChanged = (filter) =>
  filter.matches("select") && filter.value !== (filter.querySelector("option[selected]")?.value ?? "");

for (const form of document.querySelectorAll("form[data-at-once]")) {
  const button = form.querySelector("button");
  button.hidden = ![...form.elements].some(isChanged); // a choice may be made before this runs
  form.elements[sessionStorage.getItem(FOCUSED)]?.focus();
  sessionStorage.removeItem(FOCUSED);
  const send = (filter) => {
    sessionStorage.setItem(FOCUSED, filter.name);
    form.requestSubmit();
  };
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (!value) formData.delete(name);
  });
  // With the keyboard a choice is made key by key: it is sent when the field is left, or by Enter.
  let isTyping = false;
  form.addEventListener("keydown", (event) => {
    isTyping = true;
    if (event.key === "Enter" && event.target.matches("select")) send(event.target);
  });
  form.addEventListener("pointerdown", () => (isTyping = false));
  form.addEventListener("change", (event) => {
    if (isTyping) button.hidden = false;
    else send(event.target);
  });
  form.addEventListener("focusout", (event) => {
    if (isTyping && isChanged(event.target)) {
      send(event.relatedTarget?.form === form && event.relatedTarget.name ? event.relatedTarget : event.target);
    }
  });
}
