// A form that the bot opens.

import { el } from "./dom.js";
import { markdown } from "./markdown.js";

const TEXT_INPUT = 4;
const STRING_SELECT = 3;
const LONG = 2;

function control(part) {
  const isRequired = part.required !== false;
  const same = { name: part.custom_id, required: isRequired };
  if (part.type === STRING_SELECT) {
    const options = part.options.map((option) => el("option", { value: option.value, selected: option.default }, option.label));
    return el("select", same, options);
  }
  const text = { ...same, minlength: part.min_length, maxlength: part.max_length ?? 4000, placeholder: part.placeholder, value: part.value ?? "" };
  return el(part.style === LONG ? "textarea" : "input", text);
}

function field(top) {
  if (top.type === 10) return markdown(top.content, { users: {}, roles: {}, channels: {} });
  const part = top.component ?? top.components[0];
  if (part.type !== TEXT_INPUT && part.type !== STRING_SELECT) return el("p", {}, `(a field of type ${part.type})`);
  const star = part.required === false ? null : el("span", { class: "required", "aria-hidden": "true" }, " *");
  return el(
    "label",
    {},
    el("b", {}, top.label ?? part.label ?? "", star),
    top.description ? el("small", {}, top.description) : null,
    control(part),
  );
}

// Resolves to the values by custom_id, or to null when the person closes the form.
export function ask(dialog, form) {
  return new Promise((resolve) => {
    let values = null;
    const sent = (event) => {
      event.preventDefault();
      values = Object.fromEntries(new FormData(event.currentTarget));
      dialog.close();
    };
    dialog.replaceChildren(
      el(
        "form",
        { onsubmit: sent },
        el("h2", { id: "modal-title" }, form.title),
        el("div", { class: "fields" }, form.components.map(field)),
        el(
          "footer",
          {},
          el("button", { class: "press secondary", type: "button", onclick: () => dialog.close() }, "Cancel"),
          el("button", { class: "press primary", type: "submit" }, "Submit"),
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(values), { once: true });
    dialog.showModal();
    dialog.querySelector("textarea, input, select")?.focus();
  });
}
